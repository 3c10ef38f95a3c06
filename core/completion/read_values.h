// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/completion/completion.h"

namespace vitrine {

/// Where in libvirt's parse (virDomainDefParseXML) an element of <domain> or <devices> has its turn; the last place for one
/// that is not known.
int parsePlace(Atom section);

} // namespace vitrine

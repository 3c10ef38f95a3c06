// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"
#include "core/rules/diagnostic.h"

#include <QList>

namespace vitrine {

struct World;

/// What only completing a guest finds: PCI addresses that are taken twice or fit no controller, no slot left, controllers that
/// cannot be, targets that cannot be. At most one, as libvirt stops there too; phase Define, libvirt's words.
QList<Diagnostic> expansionFindings(const XmlText &text, const World &world);

} // namespace vitrine

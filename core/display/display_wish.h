// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/domainxml/xml_text.h"

namespace vitrine {

// libvirt knows no display='auto', so what is written is what was decided on one host. That it was decided, and may be decided
// anew on another host, stands in <metadata>, which libvirt keeps as it is:
//
//     <vitrine:guest xmlns:vitrine="https://vitrine.org/xmlns/libvirt/domain/1.0">
//       <vitrine:mdev uuid="..." display="auto"/>
//     </vitrine:guest>

/// Whether the display of this vGPU was left to Vitrine.
[[nodiscard]] bool wishesAutoDisplay(const XmlText &text, const MdevUuid &uuid);

/// The document with that wish; the same document where it is there already. Everything else in <metadata> stays.
[[nodiscard]] Result<XmlText> withAutoDisplayWish(const XmlText &text, const MdevUuid &uuid);

/// The document without it, and without what is empty then.
[[nodiscard]] Result<XmlText> withoutAutoDisplayWish(const XmlText &text, const MdevUuid &uuid);

} // namespace vitrine

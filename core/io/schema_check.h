// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"
#include "core/guest/guest_config.h"
#include "core/rules/diagnostic.h"

#include <QList>
#include <QString>

namespace vitrine {

/// Where libvirt's own schema of a domain lies (package libvirt0): below the data folders of the system. Empty: nowhere.
QString domainSchemaPath();

/// What libvirt's schema says about a guest, as diagnostics with lines and the rule "schema.invalid", in order of line. libvirt
/// checks it where it is asked to (virsh edit, virsh define --validate), and takes much that the schema does not, so a fault
/// is a warning of phase define. Where there is no schema, or it cannot be used: one "unchecked" that says so.
///
/// The schema is compiled when it is first needed (4 ms), once for the process. A guest that is valid takes 0.1 ms, one that is
/// not some milliseconds. From any thread; two of them wait for each other.
QList<Diagnostic> checkSchema(const XmlText &text, const GuestConfig &guest);
/// The same with another schema, compiled for this one call.
QList<Diagnostic> checkSchema(
    const XmlText &text, const GuestConfig &guest, const QString &schemaPath);

} // namespace vitrine

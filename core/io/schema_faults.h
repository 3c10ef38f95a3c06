// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/rng_schema.h"

#include <QList>

struct _xmlNode; // NOLINT(bugprone-reserved-identifier): libxml2 names it so
struct _xmlAttr; // NOLINT(bugprone-reserved-identifier)

namespace vitrine {

/// One thing in a document that its schema does not accept.
struct SchemaFault {
    _xmlNode *element = nullptr;
    _xmlAttr *attribute =
        nullptr; ///< of that element; null when it is the element itself, or something is missing in it
    QStringList said; ///< what libxml2 says when this is the only fault
};

/// Where a domain is not as the schema wants it. libxml2 names only the outermost element that did not fit (often <domain>), so the
/// parts are tried one after the other: what is accepted without a part, and not with it, has the fault in that part. Takes as many
/// validations as the guest has devices and settings: milliseconds. Empty when the schema accepts the document.
///
/// The nodes of `doc` belong to the faults, so it must outlive them.
QList<SchemaFault> findSchemaFaults(const RngSchema &schema, const XmlDoc &doc);

} // namespace vitrine

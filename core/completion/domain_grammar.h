// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/name.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace vitrine {

/// Whether a name of the grammar is this one. Most differ in length or in their first letter, and Qt's comparison is a call.
inline bool isSameName(const QString &name, QStringView other)
{
    return name.size() == other.size() && name.front() == other.front() && name == other;
}

/// An attribute that libvirt 9.0 knows.
struct AttributeSpec {
    QString name;
    int order = 0; ///< where libvirt writes it
    bool noEffect = false; ///< known to change nothing on the command line
};

/// An element that libvirt 9.0 knows: what may be in it, in the order in which virDomainDefFormat writes it.
struct ElementSpec {
    QString name;
    int order = 0;
    bool noEffect = false; ///< neither it nor anything in it changes the command line
    bool verbatim = false; ///< kept as it is, whatever is in it (metadata)
    bool ownOrder = false; ///< its children stay in the order of the document
    bool hasText = false; ///< libvirt reads its text
    /// Of several of its name in one parent, what libvirt takes; with Parts it reads something of each.
    enum class Several { First, Last, All, Parts };
    Several several = Several::First;
    std::vector<AttributeSpec> attributes;
    std::vector<const ElementSpec *> children;

    [[nodiscard]] const ElementSpec *child(Name childName) const;
    [[nodiscard]] const AttributeSpec *attribute(Name attributeName) const;
};

/// The grammar of <domain>, built once from domain_grammar_text.h.
const ElementSpec &domainGrammar();

} // namespace vitrine

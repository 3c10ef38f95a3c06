// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/atom.h"

#include <QStringView>

namespace vitrine {

/// An attribute that libvirt 9.0 knows.
struct AttributeSpec {
    Atom name;
    int order = 0; ///< where libvirt writes it
    bool noEffect = false; ///< known to change nothing on the command line
    AttributeSpec *next = nullptr; ///< of the same element
};

struct ElementSpec;

/// An element among the children of another: one may be in several, even in itself (<backingStore>).
struct ChildSpec {
    const ElementSpec *element = nullptr;
    ChildSpec *next = nullptr;
};

/// An element that libvirt 9.0 knows: what may be in it, in the order in which virDomainDefFormat writes it.
struct ElementSpec {
    Atom name;
    int order = 0;
    int index = 0; ///< its number in the grammar, from 0
    bool noEffect = false; ///< neither it nor anything in it changes the command line
    bool verbatim = false; ///< kept as it is, whatever is in it (metadata)
    bool ownOrder = false; ///< its children stay in the order of the document
    bool hasText = false; ///< libvirt reads its text
    /// Of several of its name in one parent, what libvirt takes; with Parts it reads something of each.
    enum class Several { First, Last, All, Parts };
    Several several = Several::First;
    AttributeSpec *attributes = nullptr; ///< the first
    ChildSpec *children = nullptr; ///< the first

    /// By a name that is known to be of the grammar.
    [[nodiscard]] const ElementSpec *child(Atom childName) const;
    [[nodiscard]] const AttributeSpec *attribute(Atom attributeName) const;
    /// By a name that somebody wrote.
    [[nodiscard]] const ElementSpec *findChild(QStringView childName) const;
    [[nodiscard]] const AttributeSpec *findAttribute(QStringView attributeName) const;
};

/// The grammar of <domain>, built once from domain_grammar_text.h.
const ElementSpec &domainGrammar();
/// How many elements it has: ElementSpec::index is below.
int domainGrammarSize();

} // namespace vitrine

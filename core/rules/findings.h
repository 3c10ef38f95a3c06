// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rules.h"

namespace vitrine {

/// Where a rule puts what it finds. Each finding starts as the rule's row says and is completed by the caller.
class Findings {
public:
    Findings(const RuleInput &input, const Rule &rule, QList<Diagnostic> &out)
        : m_input(input)
        , m_rule(rule)
        , m_out(out)
    {
    }

    /// A finding at an element, or at an attribute of it (which need not be there). The reference is good until the next one.
    Diagnostic &at(NodeId node, QStringView attribute = {});
    /// Of libvirt or QEMU, with its words.
    Diagnostic &refused(
        NodeId node, QStringView attribute, const QString &words, Text message = {});

    /// Whether a rule before this one found what libvirt refuses: libvirt would have stopped there.
    [[nodiscard]] bool libvirtHasRefused() const;

private:
    const RuleInput &m_input;
    const Rule &m_rule;
    QList<Diagnostic> &m_out;
};

} // namespace vitrine

// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/findings.h"

#include <algorithm>

namespace vitrine {

Diagnostic &Findings::at(NodeId node, QStringView attribute)
{
    const XmlText &text = m_input.text;
    const NodeId where = node == noNode ? m_input.guest.domain : node;
    Diagnostic finding;
    finding.severity = m_rule.severity;
    finding.phase = m_rule.phase;
    finding.libvirtCode = m_rule.code;
    finding.rule = QString::fromLatin1(m_rule.id);
    finding.path = attribute.isEmpty() ? text.pathOf(where) : text.pathOf(where, attribute);
    finding.line = text.lineOf(where);
    if (const int index = text.attributeIndex(where, attribute); index >= 0)
        finding.line = text.position(text.element(where).attributes.at(index).nameSpan.begin).line;
    m_out.append(std::move(finding));
    return m_out.last();
}

Diagnostic &Findings::refused(
    NodeId node, QStringView attribute, const QString &words, Text message)
{
    Diagnostic &finding = at(node, attribute);
    finding.words = words;
    finding.message = std::move(message);
    return finding;
}

bool Findings::libvirtHasRefused() const
{
    return std::any_of(m_out.begin(), m_out.end(), [](const Diagnostic &finding) {
        return finding.severity == Severity::Error && finding.phase != Phase::Qemu
            && finding.phase != Phase::Effect;
    });
}

} // namespace vitrine

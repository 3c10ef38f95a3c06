// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/display_table.h"
#include "core/rules/findings.h"

#include <initializer_list>

namespace vitrine {

// What several families of rules share.

/// A row for one of libvirt's own rules: an error of phase define (or start, by its pass) that also refuses the command line.
Rule libvirtRule(const char *id,
    Pass pass,
    LibvirtCode code,
    Text title,
    const char *source,
    void (*check)(const RuleInput &, Findings &));
/// A row for what QEMU refuses though libvirt does not.
Rule qemuRule(
    const char *id, Text title, const char *source, void (*check)(const RuleInput &, Findings &));
/// A row for what nobody refuses.
Rule effectRule(const char *id,
    Severity severity,
    Text title,
    const char *source,
    void (*check)(const RuleInput &, Findings &));

/// "Invalid value for attribute '%s' in element '%s': '%s'." where the attribute is there and holds none of `allowed`.
void checkChoice(const RuleInput &input,
    Findings &findings,
    NodeId node,
    QStringView attribute,
    std::initializer_list<QStringView> allowed);
/// The same with " Expected integer value" after it.
void checkInteger(const RuleInput &input, Findings &findings, NodeId node, QStringView attribute);
/// As virStrToLong_i with base 10: white space before it, a sign; nothing after it.
std::optional<int> libvirtInt(const QString &text);

/// Every <hostdev> of the guest, mediated or not, in document order.
QList<NodeId> hostdevNodes(const GuestConfig &guest);
QString attributeOf(const RuleInput &input, NodeId node, QStringView attribute);

bool displayIsOn(const MdevHostdev &mdev);
bool ramfbIsOn(const MdevHostdev &mdev);
bool isVfioPci(const MdevHostdev &mdev);
/// Some vGPU has display on.
bool anyDisplayOn(const RuleInput &input);
bool hasVgpu(const RuleInput &input);

/// The vGPU as the host knows it, or nullptr.
const MdevInstance *instanceOf(const World &world, const MdevHostdev &mdev);
const MdevParent *parentOf(const World &world, const MdevHostdev &mdev);
/// How the vGPU shows its picture, as far as it is known.
DisplayMode kindOf(const World &world, const MdevHostdev &mdev);
/// A type for computing, by its name: a hint, never a verdict.
bool isComputeType(const World &world, const MdevType &type);
/// "i915-GVTg_V5_4 (53764d0e-...)", or the UUID alone: what to call a vGPU in a sentence.
QString vgpuTitle(const World &world, const MdevHostdev &mdev);

/// "graphics[1]", "mdev[0]": where a field of that item begins.
QString itemField(QStringView group, qsizetype index, QStringView field);
Fix makeFix(QString id, Text title, Edits edits, bool safe = false);
/// For edits that are dear to make; see FixEdits.
Fix makeLaterFix(QString id, Text title, std::function<Edits()> edits);

} // namespace vitrine

// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule_support.h"

#include "core/host/host_snapshot.h"

#include <algorithm>

namespace vitrine {

Rule libvirtRule(const char *id,
    Pass pass,
    LibvirtCode code,
    Text title,
    const char *source,
    void (*check)(const RuleInput &, Findings &))
{
    const Phase phase = pass < Pass::StartGraphics ? Phase::Define : Phase::Start;
    return {id,
        Severity::Error,
        phase,
        pass,
        code,
        NeedsNothing,
        true,
        std::move(title),
        source,
        check};
}

Rule qemuRule(
    const char *id, Text title, const char *source, void (*check)(const RuleInput &, Findings &))
{
    return {id,
        Severity::Error,
        Phase::Qemu,
        Pass::None,
        LibvirtCode::None,
        NeedsNothing,
        false,
        std::move(title),
        source,
        check};
}

Rule effectRule(const char *id,
    Severity severity,
    Text title,
    const char *source,
    void (*check)(const RuleInput &, Findings &))
{
    Rule rule = qemuRule(id, std::move(title), source, check);
    rule.severity = severity;
    rule.phase = Phase::Effect;
    return rule;
}

void checkChoice(const RuleInput &input,
    Findings &findings,
    NodeId node,
    QStringView attribute,
    std::initializer_list<QStringView> allowed)
{
    const auto value = input.text.attribute(node, attribute);
    if (!value || std::find(allowed.begin(), allowed.end(), *value) != allowed.end())
        return;
    QStringList known;
    for (const QStringView word : allowed)
        known.append(word.toString());
    findings.refused(node,
        attribute,
        QStringLiteral("Invalid value for attribute '%1' in element '%2': '%3'.")
            .arg(attribute.toString(), input.text.name(node).toString(), *value),
        {VITRINE_TEXT("It can be: %1."), {known.join(QStringLiteral(", "))}});
}

std::optional<int> libvirtInt(const QString &text)
{
    qsizetype begin = 0;
    while (begin < text.size() && text.at(begin).isSpace())
        ++begin;
    bool ok = false;
    const QStringView number = QStringView(text).sliced(begin);
    if (number.isEmpty() || number.back().isSpace())
        return std::nullopt;
    const int value = number.toInt(&ok, 10);
    return ok ? std::optional(value) : std::nullopt;
}

void checkInteger(const RuleInput &input, Findings &findings, NodeId node, QStringView attribute)
{
    const auto value = input.text.attribute(node, attribute);
    if (!value || libvirtInt(*value))
        return;
    findings.refused(node,
        attribute,
        QStringLiteral(
            "Invalid value for attribute '%1' in element '%2': '%3'. Expected integer value")
            .arg(attribute.toString(), input.text.name(node).toString(), *value));
}

QList<NodeId> hostdevNodes(const GuestConfig &guest)
{
    QList<NodeId> nodes;
    for (const MdevHostdev &mdev : guest.mdevs)
        nodes.append(mdev.node);
    for (const OtherDevice &other : guest.others) {
        if (other.element == u"hostdev")
            nodes.append(other.node);
    }
    std::sort(nodes.begin(), nodes.end());
    return nodes;
}

QString attributeOf(const RuleInput &input, NodeId node, QStringView attribute)
{
    return input.text.attribute(node, attribute).value_or(QString());
}

bool displayIsOn(const MdevHostdev &mdev)
{
    return mdev.display.is(u"on");
}

bool ramfbIsOn(const MdevHostdev &mdev)
{
    return mdev.ramfb.is(u"on");
}

bool isVfioPci(const MdevHostdev &mdev)
{
    return mdev.model.is(u"vfio-pci");
}

bool anyDisplayOn(const RuleInput &input)
{
    return std::any_of(input.guest.mdevs.begin(), input.guest.mdevs.end(), displayIsOn);
}

bool hasVgpu(const RuleInput &input)
{
    return !input.guest.mdevs.isEmpty();
}

const MdevInstance *instanceOf(const World &world, const MdevHostdev &mdev)
{
    return world.host != nullptr && mdev.uuid ? world.host->findInstance(*mdev.uuid) : nullptr;
}

const MdevParent *parentOf(const World &world, const MdevHostdev &mdev)
{
    const MdevInstance *instance = instanceOf(world, mdev);
    return instance == nullptr ? nullptr : world.host->findParent(instance->parent);
}

DisplayMode kindOf(const World &world, const MdevHostdev &mdev)
{
    const MdevInstance *instance = instanceOf(world, mdev);
    return instance == nullptr ? DisplayMode::Unknown : world.host->displayModeOf(*instance);
}

bool isComputeType(const World &world, const MdevType &type)
{
    const MdevParent *parent =
        world.host == nullptr ? nullptr : world.host->findParent(type.parent);
    if (parent == nullptr || parent->vendor != 0x10de || !type.name)
        return false;
    const QStringView name = *type.name;
    return name.size() > 1 && name.back() == u'C' && name.at(name.size() - 2).isDigit();
}

QString vgpuTitle(const World &world, const MdevHostdev &mdev)
{
    QString uuid = mdev.uuid ? mdev.uuid->toString() : mdev.uuidText.orElse({});
    const MdevInstance *instance = instanceOf(world, mdev);
    if (instance == nullptr || !instance->type)
        return uuid;
    return *instance->type + QStringLiteral(" (") + uuid + u')';
}

QString itemField(QStringView group, qsizetype index, QStringView field)
{
    return group.toString() + u'[' + QString::number(index) + QStringLiteral("].")
        + field.toString();
}

Fix makeFix(QString id, Text title, Edits edits, bool safe)
{
    return {std::move(id), std::move(title), std::move(edits), safe};
}

Fix makeLaterFix(QString id, Text title, std::function<Edits()> edits)
{
    return {std::move(id), std::move(title), FixEdits(std::move(edits)), false};
}

} // namespace vitrine

// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/build_command.h"
#include "core/rules/findings.h"
#include "core/rules/rule_families.h"
#include "core/rules/rule_ids.h"

namespace vitrine {

namespace {

/// Everything outside of the display family that libvirt refuses: found by doing what libvirt does.
void refused(const RuleInput &input, Findings &findings)
{
    if (findings.libvirtHasRefused())
        return;
    const auto refusal = input.refusal != nullptr
        ? *input.refusal
        : commandRefusal(input.text, input.guest, input.world);
    if (!refusal)
        return;
    Diagnostic &finding = findings.at(noNode);
    finding = *refusal;
}

bool hasVgpu(const RuleInput &input)
{
    return !input.guest.mdevs.isEmpty();
}

} // namespace

QList<Rule> libvirtRefusalRules()
{
    Rule rule {};
    rule.id = rule_id::libvirtRefuses;
    rule.severity = Severity::Error;
    rule.phase = Phase::Define;
    rule.pass = Pass::None;
    rule.code = LibvirtCode::None;
    rule.needs = NeedsCaps;
    // The builder of the command line refuses by itself what it cannot complete.
    rule.refusesNative = false;
    rule.title = VITRINE_TEXT("A guest that libvirt cannot complete");
    rule.source = "virDomainDefPostParse, qemuDomainAssignAddresses, qemuBuildCommandLine";
    rule.check = refused;
    rule.concerns = hasVgpu;
    return {rule};
}

} // namespace vitrine

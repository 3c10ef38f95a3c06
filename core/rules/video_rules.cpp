// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/qemu_caps.h"
#include "core/rules/rule_families.h"
#include "core/rules/rule_ids.h"
#include "core/rules/rule_support.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace vitrine {

namespace {

NodeId modelNode(const RuleInput &input, const Video &video)
{
    return input.text.child(video.node, u"model");
}

/// The element to point at: <model> where there is one.
NodeId placeOf(const RuleInput &input, const Video &video)
{
    const NodeId model = modelNode(input, video);
    return model == noNode ? video.node : model;
}

NodeId accelerationNode(const RuleInput &input, const Video &video)
{
    return input.text.child(modelNode(input, video), u"acceleration");
}

/// What libvirt makes of a video without a model (qemuDomainDefaultVideoDevice).
QString effectiveModel(const RuleInput &input, const Video &video)
{
    if (video.model.isSet() && !video.model.is(u"default"))
        return *video.model.raw;
    const QString arch = input.guest.arch.orElse(QStringLiteral("x86_64"));
    if (arch == u"x86_64" || arch == u"i686") {
        const QemuCaps *caps = input.world.caps;
        return caps == nullptr || caps->hasDevice(QStringLiteral("cirrus-vga"))
            ? QStringLiteral("cirrus")
            : QStringLiteral("vga");
    }
    return arch.startsWith(u"ppc64") ? QStringLiteral("vga") : QStringLiteral("virtio");
}

bool hasHeads(QStringView model)
{
    return model == u"qxl" || model == u"virtio";
}

/// The one that is marked, else the first.
qsizetype primaryIndex(const GuestConfig &guest)
{
    const auto marked = std::find_if(guest.videos.begin(), guest.videos.end(), [](const Video &v) {
        return v.primary.is(u"yes");
    });
    return marked == guest.videos.end() ? 0 : marked - guest.videos.begin();
}

bool isKnownModel(QStringView model)
{
    static constexpr std::array known {u"default",
        u"vga",
        u"cirrus",
        u"vmvga",
        u"xen",
        u"vbox",
        u"qxl",
        u"parallels",
        u"virtio",
        u"gop",
        u"none",
        u"bochs",
        u"ramfb"};
    return std::find(known.begin(), known.end(), model) != known.end();
}

void invalidValue(const RuleInput &input, Findings &findings)
{
    for (const Video &video : input.guest.videos) {
        const NodeId model = modelNode(input, video);
        const NodeId acceleration = accelerationNode(input, video);
        if (acceleration != noNode) {
            checkChoice(input, findings, acceleration, u"accel3d", {u"yes", u"no"});
            checkChoice(input, findings, acceleration, u"accel2d", {u"yes", u"no"});
            if (!input.text.attribute(acceleration, u"accel3d")
                && !input.text.attribute(acceleration, u"accel2d")
                && !input.text.attribute(acceleration, u"rendernode"))
                findings
                    .refused(acceleration, {}, QStringLiteral("missing values for acceleration"))
                    .libvirtCode = LibvirtCode::ConfigUnsupported;
        }
        const auto number = [&](QStringView attribute, LibvirtCode code) {
            const auto value = input.text.attribute(model, attribute);
            bool ok = true;
            if (value && !value->isEmpty())
                std::ignore = value->toUInt(&ok, 10);
            if (!ok)
                findings
                    .refused(model,
                        attribute,
                        QStringLiteral("cannot parse video %1 '%2'")
                            .arg(attribute.toString(), *value))
                    .libvirtCode = code;
        };
        const NodeId driver = input.text.child(video.node, u"driver");
        // virDomainVideoResolutionDefParseXML
        if (const NodeId resolution = input.text.child(model, u"resolution");
            resolution != noNode) {
            for (const QStringView side : {u"x", u"y"}) {
                const auto value = input.text.attribute(resolution, side);
                bool ok = true;
                if (value)
                    std::ignore = value->toUInt(&ok, 10);
                if (value && ok)
                    continue;
                findings.refused(resolution,
                    side,
                    value
                        ? QStringLiteral(
                            "Invalid value for attribute '%1' in element 'resolution': "
                            "'%2'. Expected non-negative integer value")
                              .arg(side.toString(), *value)
                        : QStringLiteral("Missing required attribute '%1' in element 'resolution'")
                              .arg(side.toString()));
                break;
            }
        }
        if (driver != noNode)
            checkChoice(input, findings, driver, u"name", {u"qemu", u"vhostuser"});
        if (const QString name = video.model.orElse({}); !name.isEmpty() && !isKnownModel(name))
            continue; // which libvirt says before it looks at the numbers
        number(u"ram", LibvirtCode::XmlError);
        number(u"vram", LibvirtCode::XmlError);
        number(u"vram64", LibvirtCode::XmlError);
        number(u"vgamem", LibvirtCode::XmlError);
        number(u"heads", LibvirtCode::InternalError);
    }
}

void modelUnknown(const RuleInput &input, Findings &findings)
{
    for (const Video &video : input.guest.videos) {
        if (!video.model.isSet() || video.model.raw->isEmpty())
            continue;
        if (!isKnownModel(*video.model.raw))
            findings.refused(placeOf(input, video),
                u"type",
                QStringLiteral("unknown video model '%1'").arg(*video.model.raw));
    }
}

void noneNotAlone(const RuleInput &input, Findings &findings)
{
    if (input.guest.videos.size() < 2)
        return;
    for (const Video &video : input.guest.videos) {
        if (!video.model.is(u"none"))
            continue;
        Diagnostic &finding = findings.refused(placeOf(input, video),
            u"type",
            QStringLiteral(
                "a 'none' video type must be the only video device defined for the domain"),
            VITRINE_TEXT("“none” means that the guest has no emulated display; here it has one."));
        Edits others;
        for (auto it = input.guest.videos.rbegin(); it != input.guest.videos.rend(); ++it) {
            if (it->node != video.node)
                others.append(RemoveNode {input.text.pathOf(it->node)});
        }
        Edits nones;
        for (auto it = input.guest.videos.rbegin(); it != input.guest.videos.rend(); ++it) {
            if (it->model.is(u"none"))
                nones.append(RemoveNode {input.text.pathOf(it->node)});
        }
        finding.fixes = {makeFix(
            QStringLiteral("video-none"), VITRINE_TEXT("Remove the other video devices"), others)};
        if (nones.size() < input.guest.videos.size())
            finding.fixes.append(makeFix(QStringLiteral("remove-none"),
                VITRINE_TEXT("Keep the other video devices and remove “none”"),
                nones));
        return;
    }
}

void vhostUser(const RuleInput &input, Findings &findings)
{
    for (const Video &video : input.guest.videos) {
        const NodeId driver = input.text.child(video.node, u"driver");
        if (attributeOf(input, driver, u"name") == u"vhostuser"
            && effectiveModel(input, video) != u"virtio")
            findings.refused(driver,
                u"name",
                QStringLiteral("'vhostuser' driver is only supported with 'virtio' device"));
    }
}

void accelRenderNode(const RuleInput &input, Findings &findings)
{
    for (const Video &video : input.guest.videos) {
        const NodeId acceleration = accelerationNode(input, video);
        const NodeId driver = input.text.child(video.node, u"driver");
        if (!input.text.attribute(acceleration, u"rendernode")
            || attributeOf(input, driver, u"name") == u"vhostuser"
            || effectiveModel(input, video) == u"none")
            continue;
        Diagnostic &finding = findings.refused(acceleration,
            u"rendernode",
            QStringLiteral("unsupported rendernode accel attribute without 'vhostuser'"),
            VITRINE_TEXT("The render node belongs on the <gl> of the graphics device."));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("remove-attribute"),
            {VITRINE_TEXT("Remove “%1”"), {QStringLiteral("rendernode")}},
            {RemoveNode {path}},
            true)};
    }
}

void resolution(const RuleInput &input, Findings &findings)
{
    for (const Video &video : input.guest.videos) {
        const NodeId node = input.text.child(modelNode(input, video), u"resolution");
        const QString model = effectiveModel(input, video);
        if (node == noNode || model == u"none")
            continue;
        for (const QStringView side : {u"x", u"y"}) {
            const auto value = input.text.attribute(node, side);
            bool ok = false;
            if (value && value->toUInt(&ok) == 0 && ok)
                findings
                    .refused(node,
                        side,
                        QStringLiteral("video resolution values must be greater than 0"))
                    .libvirtCode = LibvirtCode::ConfigUnsupported;
        }
        if (model == u"vga" || model == u"qxl" || model == u"virtio" || model == u"bochs")
            continue;
        Diagnostic &finding =
            findings.refused(node, {}, QStringLiteral("model resolution is not supported"));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("remove-resolution"),
            VITRINE_TEXT("Remove the resolution"),
            {RemoveNode {path}},
            true)};
    }
}

void memoryAttribute(const RuleInput &input, Findings &findings)
{
    for (const Video &video : input.guest.videos) {
        const QString model = effectiveModel(input, video);
        const NodeId node = modelNode(input, video);
        if (model == u"qxl" || model == u"none" || node == noNode)
            continue;
        for (const QStringView attribute : {u"ram", u"vram64", u"vgamem"}) {
            const auto value = input.text.attribute(node, attribute);
            if (!value || value->toUInt() == 0)
                continue;
            Diagnostic &finding = findings.refused(node,
                attribute,
                QStringLiteral("%1 attribute only supported for video type qxl")
                    .arg(attribute.toString()));
            const QString path = finding.path;
            finding.fixes = {makeFix(QStringLiteral("remove-attribute"),
                {VITRINE_TEXT("Remove “%1”"), {attribute.toString()}},
                {RemoveNode {path}},
                true)};
        }
    }
}

void ramfbAddress(const RuleInput &input, Findings &findings)
{
    for (const Video &video : input.guest.videos) {
        const NodeId address = input.text.child(video.node, u"address");
        if (!video.model.is(u"ramfb") || address == noNode)
            continue;
        Diagnostic &finding = findings.refused(
            address, {}, QStringLiteral("address not supported for video type ramfb"));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("remove-address"),
            VITRINE_TEXT("Remove the address"),
            {RemoveNode {path}},
            true)};
    }
}

/// The QEMU device of a model; empty for what QEMU has not.
QString deviceOf(QStringView model)
{
    static constexpr std::array<std::pair<const char16_t *, const char *>, 7> devices {{
        {u"vga", "VGA"},
        {u"cirrus", "cirrus-vga"},
        {u"vmvga", "vmware-svga"},
        {u"qxl", "qxl-vga"},
        {u"virtio", "virtio-gpu-pci"},
        {u"bochs", "bochs-display"},
        {u"ramfb", "ramfb"},
    }};
    for (const auto &[name, device] : devices) {
        if (model == QStringView(name))
            return QString::fromLatin1(device);
    }
    return {};
}

void modelUnsupported(const RuleInput &input, Findings &findings)
{
    for (const Video &video : input.guest.videos) {
        const QString model = effectiveModel(input, video);
        if (model == u"none")
            continue;
        const bool foreign =
            model == u"xen" || model == u"vbox" || model == u"parallels" || model == u"gop";
        const QString device = deviceOf(model);
        const bool s390 = input.guest.arch.is(u"s390x");
        if (foreign || (!device.isEmpty() && !s390 && !input.world.caps->hasDevice(device)))
            findings.refused(placeOf(input, video),
                u"type",
                QStringLiteral("domain configuration does not support video model '%1'")
                    .arg(model));
    }
}

void primaryOnly(const RuleInput &input, Findings &findings)
{
    const qsizetype primary = primaryIndex(input.guest);
    for (qsizetype i = 0; i < input.guest.videos.size(); ++i) {
        const Video &video = input.guest.videos.at(i);
        const QString model = effectiveModel(input, video);
        if (i == primary || model == u"qxl" || model == u"virtio" || model == u"none")
            continue;
        // A second mark is reported by its own rule, which comes later.
        if (video.primary.is(u"yes"))
            continue;
        Diagnostic &finding = findings.refused(placeOf(input, video),
            u"type",
            QStringLiteral("video type '%1' is only valid as primary video device").arg(model),
            VITRINE_TEXT("Only virtio and qxl can be a second display."));
        finding.fixes = {makeFix(QStringLiteral("remove-video"),
            VITRINE_TEXT("Remove this video device"),
            {RemoveNode {input.text.pathOf(video.node)}})};
    }
}

void heads(const RuleInput &input, Findings &findings)
{
    for (const Video &video : input.guest.videos) {
        const QString model = effectiveModel(input, video);
        if (!video.heads.isSet() || hasHeads(model) || model == u"none"
            || video.heads.raw->toUInt() == 1)
            continue;
        Diagnostic &finding = findings.refused(video.heads.node,
            u"heads",
            QStringLiteral("video type '%1' doesn't support multiple 'heads'").arg(model));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("one-head"),
            VITRINE_TEXT("Use one head"),
            {SetNode {path, QStringLiteral("1")}},
            true)};
    }
}

void accel2d(const RuleInput &input, Findings &findings)
{
    for (const Video &video : input.guest.videos) {
        const NodeId acceleration = accelerationNode(input, video);
        if (attributeOf(input, acceleration, u"accel2d") != u"yes"
            || effectiveModel(input, video) == u"none") // of which libvirt keeps nothing
            continue;
        Diagnostic &finding = findings.refused(
            acceleration, u"accel2d", QStringLiteral("qemu does not support the accel2d setting"));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("accel2d-off"),
            VITRINE_TEXT("Turn 2D acceleration off"),
            {SetNode {path, QStringLiteral("no")}},
            true)};
    }
}

void memorySize(const RuleInput &input, Findings &findings)
{
    constexpr quint64 most = std::numeric_limits<quint32>::max() / 1024;
    for (const Video &video : input.guest.videos) {
        const QString model = effectiveModel(input, video);
        const auto overflow = [&](const GuestValue &value, QStringView attribute) {
            const quint64 kib = value.isSet() ? value.raw->toUInt() : 0;
            // libvirt rounds these two up to a power of two first.
            if (kib != 0 && std::bit_ceil(kib) > most)
                findings
                    .refused(value.node,
                        attribute,
                        QStringLiteral("value for '%1' must be less than '%2'")
                            .arg(attribute.toString(), QString::number(most)))
                    .libvirtCode = LibvirtCode::Overflow;
        };
        const auto tooSmall = [&](const GuestValue &value, QStringView attribute) {
            const uint kib = value.isSet() ? value.raw->toUInt() : 0;
            if (kib == 0 || kib >= 1024)
                return false;
            Diagnostic &finding = findings.refused(value.node,
                attribute,
                QStringLiteral("value for '%1' must be at least 1 MiB (1024 KiB)")
                    .arg(attribute.toString()));
            const QString path = finding.path;
            finding.fixes = {makeFix(QStringLiteral("remove-attribute"),
                {VITRINE_TEXT("Remove “%1”"), {attribute.toString()}},
                {RemoveNode {path}},
                true)};
            return true;
        };
        if (model == u"qxl") {
            overflow(video.vram, u"vram");
            overflow(video.ram, u"ram");
            const uint vgamem = video.vgamem.isSet() ? video.vgamem.raw->toUInt() : 0;
            if (!tooSmall(video.vgamem, u"vgamem") && vgamem != 0 && !std::has_single_bit(vgamem))
                findings.refused(video.vgamem.node,
                    u"vgamem",
                    QStringLiteral("value for 'vgamem' must be power of two"));
        } else if (model == u"vga" || model == u"vmvga") {
            tooSmall(video.vram, u"vram");
        }
    }
}

Fix accel3dOff(const QString &path)
{
    return makeFix(QStringLiteral("accel3d-off"),
        VITRINE_TEXT("Turn 3D acceleration off"),
        {SetNode {path, QStringLiteral("no")}},
        true);
}

void accel3dModel(const RuleInput &input, Findings &findings)
{
    for (const Video &video : input.guest.videos) {
        const QString model = effectiveModel(input, video);
        if (!video.accel3d.is(u"yes") || model == u"virtio" || model == u"none")
            continue;
        Diagnostic &finding = findings.refused(video.accel3d.node,
            u"accel3d",
            QStringLiteral("3d acceleration is supported only with 'virtio' video device"));
        const QString path = finding.path;
        finding.fixes = {accel3dOff(path)};
    }
}

void accel3dUnsupported(const RuleInput &input, Findings &findings)
{
    const QemuCaps &caps = *input.world.caps;
    if (caps.hasDevice(QStringLiteral("virtio-gpu-gl-pci"))
        || caps.hasProperty(QStringLiteral("virtio-gpu-pci"), QStringLiteral("virgl")))
        return;
    for (const Video &video : input.guest.videos) {
        if (!video.accel3d.is(u"yes") || effectiveModel(input, video) != u"virtio")
            continue;
        Diagnostic &finding = findings.refused(video.accel3d.node,
            u"accel3d",
            QStringLiteral("3d acceleration is not supported by this QEMU binary"));
        const QString path = finding.path;
        finding.fixes = {accel3dOff(path)};
    }
}

void onePrimary(const RuleInput &input, Findings &findings)
{
    bool seen = false;
    for (const Video &video : input.guest.videos) {
        if (!video.primary.is(u"yes") || video.model.is(u"none"))
            continue;
        if (seen) {
            Diagnostic &finding = findings.refused(video.primary.node,
                u"primary",
                QStringLiteral("Only one primary video device is supported"));
            const QString path = finding.path;
            finding.fixes = {makeFix(QStringLiteral("not-primary"),
                VITRINE_TEXT("Make it a second display"),
                {RemoveNode {path}},
                true)};
        }
        seen = true;
    }
}

bool hasVideo(const RuleInput &input)
{
    return !input.guest.videos.isEmpty();
}

bool hasAccel3d(const RuleInput &input)
{
    return std::any_of(input.guest.videos.begin(), input.guest.videos.end(), [](const Video &v) {
        return v.accel3d.is(u"yes");
    });
}

} // namespace

QList<Rule> videoParseRules()
{
    return {
        libvirtRule(rule_id::videoInvalidValue,
            Pass::ParseVideo,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A video setting with a value that libvirt does not know"),
            "virDomainVideoDefParseXML",
            invalidValue),
        libvirtRule(rule_id::videoModelUnknown,
            Pass::ParseVideo,
            LibvirtCode::ConfigUnsupported,
            VITRINE_TEXT("A video model that libvirt does not know"),
            "virDomainVideoModelDefParseXML",
            modelUnknown),
    };
}

QList<Rule> videoRules()
{
    const auto rule = [](const char *id,
                          Text title,
                          const char *source,
                          void (*check)(const RuleInput &, Findings &),
                          LibvirtCode code = LibvirtCode::ConfigUnsupported) {
        return libvirtRule(id, Pass::CheckVideo, code, std::move(title), source, check);
    };
    constexpr const char *common = "virDomainVideoDefValidate";
    constexpr const char *qemu = "qemuValidateDomainDeviceDefVideo";
    QList<Rule> rules {
        rule(rule_id::videoNoneNotAlone,
            VITRINE_TEXT("No video beside another video"),
            common,
            noneNotAlone),
        rule(rule_id::videoVhostUser,
            VITRINE_TEXT("A vhost-user video that is not virtio"),
            common,
            vhostUser),
        rule(rule_id::videoAccelRenderNode,
            VITRINE_TEXT("A render node on a video device"),
            common,
            accelRenderNode),
        rule(rule_id::videoMemoryAttribute,
            VITRINE_TEXT("Memory that only qxl has"),
            common,
            memoryAttribute),
        rule(rule_id::videoRamfbAddress,
            VITRINE_TEXT("An address on a ramfb video"),
            common,
            ramfbAddress),
        rule(rule_id::videoModelUnsupported,
            VITRINE_TEXT("A video model that this QEMU does not have"),
            qemu,
            modelUnsupported),
        rule(rule_id::videoPrimaryOnly,
            VITRINE_TEXT("A second video that can only be the first"),
            qemu,
            primaryOnly),
        rule(rule_id::videoHeads, VITRINE_TEXT("Several heads on a video with one"), qemu, heads),
        rule(rule_id::videoAccel2d, VITRINE_TEXT("2D acceleration"), qemu, accel2d),
        rule(rule_id::videoResolution,
            VITRINE_TEXT("A resolution on a video that takes none"),
            qemu,
            resolution,
            LibvirtCode::XmlError),
        rule(rule_id::videoMemorySize, VITRINE_TEXT("The size of video memory"), qemu, memorySize),
        rule(rule_id::videoAccel3dModel,
            VITRINE_TEXT("3D acceleration on a video that is not virtio"),
            qemu,
            accel3dModel),
        rule(rule_id::videoAccel3dUnsupported,
            VITRINE_TEXT("3D acceleration that this QEMU does not have"),
            qemu,
            accel3dUnsupported),
    };
    for (Rule &row : rules) {
        if (row.check == modelUnsupported || row.check == accel3dUnsupported)
            row.needs = NeedsCaps;
        if (row.check == modelUnsupported)
            row.concerns = hasVideo;
        if (row.check == accel3dUnsupported)
            row.concerns = hasAccel3d;
    }
    return rules;
}

QList<Rule> videoTogetherRules()
{
    return {libvirtRule(rule_id::videoOnePrimary,
        Pass::CheckGuest,
        LibvirtCode::ConfigUnsupported,
        VITRINE_TEXT("Two primary videos"),
        "virDomainDefValidateInternal",
        onePrimary)};
}

} // namespace vitrine

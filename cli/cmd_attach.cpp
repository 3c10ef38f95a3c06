// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/edit_call.h"
#include "cli/new_instance.h"
#include "cli/world_source.h"
#include "core/display/plan_auto.h"

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

/// The choices beside the vGPU itself; the words were checked when the line was taken apart.
AttachRequest requestFrom(const Context &context, const MdevUuid &uuid)
{
    AttachRequest request {uuid, {}, {}, false, GlChoice::Auto, {}, false};
    request.model = context.line.value(u"model").value_or(QString());
    if (const auto display = context.line.value(u"display"); display && *display != "auto"_L1)
        request.display = *display == "on"_L1;
    request.ramfb = context.line.value(u"ramfb") == u"on"_s;
    const QString gl = context.line.value(u"gl").value_or(u"auto"_s);
    request.gl = gl == "spice"_L1 ? GlChoice::Spice
        : gl == "egl-headless"_L1 ? GlChoice::EglHeadless
        : gl == "none"_L1         ? GlChoice::None
                                  : GlChoice::Auto;
    request.renderNode = context.line.value(u"rendernode");
    request.videoNone = context.line.value(u"video") == u"none"_s;
    return request;
}

/// With --display auto the choice may come with a viewer, and is kept as a wish; without the option it is made once.
Result<DisplayPlan> planFor(
    const Context &context, const OpenGuest &open, const LoadedWorld &world, const MdevUuid &uuid)
{
    const AttachRequest request = requestFrom(context, uuid);
    return context.line.value(u"display") == u"auto"_s
        ? planAttachAuto(open.text, open.guest, world.view(), request)
        : planAttach(open.text, open.guest, world.view(), request);
}

/// What is wrong with the combination of options, or nothing.
QString attachProblem(const Context &context)
{
    int given = 0;
    for (const QStringView option : {u"mdev", u"type", u"pci"})
        given += context.line.has(option) ? 1 : 0;
    if (given != 1)
        return u"give one of --mdev UUID, --type PARENT:TYPE, --pci ADDRESS"_s;
    if (context.line.has(u"pci")) {
        for (const QStringView option : {u"model", u"gl", u"rendernode", u"video"}) {
            if (context.line.has(option))
                return u"--"_s + option + u" is for mediated devices"_s;
        }
        if (context.line.value(u"display") == u"auto"_s)
            return u"--display auto is for mediated devices: a PCI function cannot be asked"_s;
        if (context.line.value(u"ramfb") == u"on"_s && context.line.value(u"display") != u"on"_s)
            return u"--ramfb on needs --display on"_s;
    }
    return resultProblem(context);
}

/// "0x0000" and its like, as libvirt writes them.
QByteArray hex(std::uint32_t value, int digits)
{
    return "0x" + QByteArray::number(value, 16).rightJustified(digits, '0');
}

QByteArray pciAddressXml(const PciAddress &a)
{
    return "<address domain='" + hex(a.domain, 4) + "' bus='" + hex(a.bus, 2) + "' slot='"
        + hex(a.slot, 2) + "' function='" + hex(a.function, 1) + "'/>";
}

/// The address of a PCI <source>, its numbers in any base that libvirt reads; absent ones are 0.
PciAddress pciAddressAt(const XmlText &text, NodeId node)
{
    const auto number = [&](QStringView name) {
        return text.attribute(node, name).value_or(u"0"_s).toUInt(nullptr, 0);
    };
    return {number(u"domain"),
        static_cast<std::uint8_t>(number(u"bus")),
        static_cast<std::uint8_t>(number(u"slot")),
        static_cast<std::uint8_t>(number(u"function"))};
}

bool holdsPci(const XmlText &text, const GuestConfig &guest, const PciAddress &address)
{
    for (const NodeId hostdev : text.children(guest.devices, u"hostdev")) {
        const NodeId source = text.descend(hostdev, {u"source", u"address"});
        if (text.attribute(hostdev, u"type") == u"pci"_s && source != noNode
            && pciAddressAt(text, source) == address)
            return true;
    }
    return false;
}

ExitCode attachMdev(
    Context &context, const OpenGuest &open, LoadedWorld &world, const MdevUuid &uuid)
{
    if (mdevIndexOf(open.guest, uuid) >= 0)
        return context.fail(ExitCode::Host,
            open.file + u": the guest has the vGPU "_s + uuid.toString() + u" already"_s);
    const Result<DisplayPlan> plan = planFor(context, open, world, uuid);
    if (!plan)
        return failEdit(context, plan.error(), open);
    return finishEdits(context, open, world, *plan);
}

ExitCode attachType(Context &context, const OpenGuest &open, LoadedWorld &world)
{
    const Result<HostAction> action = creationOf(*world.host, *context.line.value(u"type"));
    if (!action)
        return context.fail(action.error());
    // First on paper: the guest is edited as if the vGPU were there, and only when that is possible is it made.
    Result<HostSnapshot> after = simulate(*world.host, *action);
    if (!after)
        return context.fail(after.error());
    const std::shared_ptr<const HostSnapshot> before = world.host;
    world.host = std::make_shared<const HostSnapshot>(*std::move(after));
    const Result<DisplayPlan> plan = planFor(context, open, world, action->uuid);
    if (!plan)
        return failEdit(context, plan.error(), open);
    const NewInstance instance {worldSource(context), before, *action};
    return finishEdits(context, open, world, *plan, &instance);
}

ExitCode attachPci(Context &context, const OpenGuest &open, const LoadedWorld &world)
{
    const QString text = *context.line.value(u"pci");
    const std::optional<PciAddress> address = PciAddress::parse(text);
    if (!address)
        return context.usage(u"--pci: \""_s + text + u"\" is no PCI address"_s);
    if (holdsPci(open.text, open.guest, *address))
        return context.fail(ExitCode::Host,
            open.file + u": the guest has the function "_s + address->toString() + u" already"_s);
    const MdevParent *function = world.host ? world.host->findParent(address->toString()) : nullptr;
    // A vendor's function stays with the vendor's driver, which is what makes it a vGPU; any other is handed over.
    const bool plain = function != nullptr && function->kind == ParentKind::Function;
    QByteArray picture;
    const bool display = context.line.value(u"display") == u"on"_s;
    if (plain && display)
        return context.fail(ExitCode::Host,
            address->toString() + u": "_s + function->remarks.first().text().toEnglish());
    if (display)
        picture += " display='on'";
    if (context.line.value(u"ramfb") == u"on"_s)
        picture += " ramfb='on'";
    if (function != nullptr && function->kind == ParentKind::VendorVfio && !function->currentType)
        context.note(address->toString() + u" has no vGPU type yet: `vf set-type` sets one"_s);
    if (!picture.isEmpty())
        context.note(u"the display of a PCI function needs libvirt 10.3 or later; older ones "
                     u"refuse the guest, and "
                     u"take it through qemu:override only"_s);
    const QByteArray xml = "<hostdev mode='subsystem' type='pci' managed='"
        + QByteArray(plain ? "yes" : "no") + '\'' + picture + ">\n  <source>\n    "
        + pciAddressXml(*address) + "\n  </source>\n</hostdev>";
    DisplayPlan plan;
    plan.edits = {AddDevice {xml}};
    return finishEdits(context, open, world, plan);
}

} // namespace

ExitCode runAttach(Context &context)
{
    if (const QString why = attachProblem(context); !why.isEmpty())
        return context.usage(why);
    std::optional<MdevUuid> uuid;
    if (context.line.has(u"mdev")) {
        const Result<MdevUuid> given = uuidOption(context, u"mdev");
        if (!given)
            return context.fail(given.error());
        uuid = *given;
    }
    const Result<OpenGuest> open = openGuest(context.arguments.at(0));
    if (!open)
        return context.fail(open.error());
    Result<LoadedWorld> world = worldToJudge(context, *open);
    if (!world)
        return context.fail(world.error());
    if (uuid)
        return attachMdev(context, *open, *world, *uuid);
    if (context.line.has(u"type"))
        return attachType(context, *open, *world);
    return attachPci(context, *open, *world);
}

} // namespace vitrine::cli

// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/set_field.h"

#include "core/guest/field_access.h"
#include "core/guest/memory_size.h"

namespace vitrine {

namespace {

void setMemory(ItemEditor &editor, const QString &element, const QString &value)
{
    const auto size = splitMemorySize(value);
    const bool plain = size->unit == u"KiB" && !editor.attribute({element}, u"unit");
    if (!plain)
        editor.setAttribute({element}, QStringLiteral("unit"), size->unit);
    editor.setText({element}, size->number);
}

QString hex(quint32 number, int digits)
{
    return QStringLiteral("0x%1").arg(number, digits, 16, QChar(u'0'));
}

void setAddress(ItemEditor &editor, const GuestAddress &present, const QString &value)
{
    const QStringList names {QStringLiteral("address")};
    const auto before = pciAddressOf(present);
    const auto after = PciAddress::parse(value);
    if (present.node != noNode && !present.type.is(u"pci"))
        editor.removeElement(names);
    const auto put = [&](const char *attribute, quint32 number, quint32 old, int digits) {
        if (!before || number != old)
            editor.setAttribute(names, QString::fromLatin1(attribute), hex(number, digits));
    };
    const PciAddress old = before.value_or(PciAddress {});
    editor.setAttribute(names, QStringLiteral("type"), QStringLiteral("pci"));
    put("domain", after->domain, old.domain, 4);
    put("bus", after->bus, old.bus, 2);
    put("slot", after->slot, old.slot, 2);
    put("function", after->function, old.function, 1);
}

/// libvirt refuses ram, vram64 and vgamem on anything but qxl, several heads on anything but qxl and virtio, OpenGL on anything
/// but virtio, and an address for ramfb; of none it keeps nothing (virDomainVideoDefValidate, virDomainVideoDefPostParse).
void cleanVideo(ItemEditor &editor, const QString &type)
{
    const QStringList model {QStringLiteral("model")};
    const bool none = type == u"none";
    const auto drop = [&](bool when, QStringView attribute) {
        if (when)
            editor.removeAttribute(model, attribute);
    };
    drop(type != u"qxl", u"ram");
    drop(type != u"qxl", u"vram64");
    drop(type != u"qxl", u"vgamem");
    drop(none || type == u"ramfb", u"vram");
    drop(type != u"qxl" && type != u"virtio", u"heads");
    drop(none, u"primary");
    drop(type != u"virtio", u"blob");
    if (type != u"virtio")
        editor.removeElement({QStringLiteral("model"), QStringLiteral("acceleration")});
    if (none || type == u"ramfb") {
        editor.removeElement({QStringLiteral("model"), QStringLiteral("resolution")});
        editor.removeElement({QStringLiteral("address")});
    }
}

void setPlain(ItemEditor &editor, const FieldSpec &spec, const std::optional<QString> &value)
{
    const FieldSteps steps = stepsOf(spec);
    if (steps.attribute.isEmpty()) {
        if (value)
            editor.setText(steps.elements, *value);
        else
            editor.removeElement(steps.elements);
        return;
    }
    if (value) {
        editor.setAttribute(steps.elements, steps.attribute, *value);
    } else {
        editor.removeAttribute(steps.elements, steps.attribute);
        if (spec.group != FieldGroup::Guest)
            editor.prune(steps.elements);
    }
}

} // namespace

Result<XmlText> setField(
    const XmlText &text, const FieldRef &ref, const std::optional<QString> &value)
{
    const auto guest = readGuest(text);
    if (!guest)
        return failure(guest.error());
    const FieldSpec &spec = *ref.spec;
    const NodeId item = itemNode(*guest, spec.group, ref.index);
    if (item == noNode)
        return failure(ErrorCode::NotFound,
            {VITRINE_TEXT("%1: there is no such device in the guest"), {ref.toString()}});
    const std::optional<QString> present = fieldValue(text, *guest, ref).raw;
    if (present == value)
        return text;
    std::optional<QString> written;
    if (value) {
        const auto checked = checkFieldValue(spec, *value);
        if (!checked)
            return failure(checked.error());
        written = *checked;
        if (present == written)
            return text;
    }
    ItemEditor editor(text, item);
    if (spec.group == FieldGroup::Graphics) {
        const Graphics &graphics = guest->graphics.at(ref.index);
        const QString type = graphics.type.orElse({});
        if (written && !graphicsHasField(type, spec))
            return failure(ErrorCode::Usage,
                {VITRINE_TEXT("%1: a graphics of type %2 has no such setting"),
                    {ref.toString(), type}});
        editor = setGraphicsField(text, graphics, spec, written);
    } else if (written && spec.type == FieldType::Memory) {
        setMemory(editor, QString::fromLatin1(spec.xpath), *written);
    } else if (written && spec.type == FieldType::PciAddress) {
        setAddress(editor, guest->mdevs.at(ref.index).address, *written);
    } else {
        setPlain(editor, spec, written);
        if (written && findField(u"video.model") == &spec)
            cleanVideo(editor, *written);
    }
    return editor.result();
}

} // namespace vitrine

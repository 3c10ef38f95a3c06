// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/edit.h"

#include "core/domainxml/patcher.h"
#include "core/domainxml/xml_scanner.h"
#include "core/guest/device_summary.h"
#include "core/guest/item_editor.h"
#include "core/guest/set_field.h"
#include "core/guest/strip_runtime.h"

namespace vitrine {

namespace {

tl::unexpected<Error> nothingAt(const QString &path)
{
    return failure(Error {
        ErrorCode::NotFound, {VITRINE_TEXT("there is nothing at %1"), {path}}, {}, 0, 0, path});
}

/// The name of a fragment's element, or nothing when it is not XML.
std::optional<XmlText> fragment(const QByteArray &xml)
{
    const auto text = XmlScanner::scan(xml.trimmed(), {}, XmlScanner::Prefixes::Any);
    return text ? std::optional(*text) : std::nullopt;
}

Result<XmlText> apply(const XmlText &text, const SetField &edit)
{
    const auto ref = parseFieldRef(edit.field);
    if (!ref)
        return failure(ErrorCode::Usage, {VITRINE_TEXT("there is no field \"%1\""), {edit.field}});
    return setField(text, *ref, edit.value);
}

Result<XmlText> apply(const XmlText &text, const AddDevice &edit)
{
    const auto guest = readGuest(text);
    if (!guest)
        return failure(guest.error());
    const auto device = fragment(edit.xml);
    const QString name = device ? device->element(device->root()).name : QString();
    XmlText target = text;
    NodeId devices = guest->devices;
    if (devices == noNode) {
        auto made = patcher::insertElement(
            text, guest->domain, "<devices/>", placeFor(u"domain", u"devices"));
        if (!made)
            return made;
        target = *made;
        devices = target.child(target.root(), u"devices");
    }
    return patcher::insertElement(target, devices, edit.xml, placeFor(u"devices", name));
}

Result<XmlText> apply(const XmlText &text, const RemoveNode &edit)
{
    const auto at = text.find(edit.path);
    if (!at)
        return nothingAt(edit.path);
    if (at->attribute < 0)
        return patcher::removeElement(text, at->node);
    return patcher::removeAttribute(
        text, at->node, text.element(at->node).attributes.at(at->attribute).name);
}

Result<XmlText> apply(const XmlText &text, const SetNode &edit)
{
    const qsizetype slash = edit.path.lastIndexOf(u'/');
    const QStringView last = QStringView(edit.path).sliced(slash + 1);
    const bool attribute = last.startsWith(u'@');
    const auto at = text.find(attribute ? edit.path.left(slash) : edit.path);
    if (!at)
        return nothingAt(edit.path);
    return attribute ? patcher::setAttribute(text, at->node, last.sliced(1), edit.value)
                     : patcher::setText(text, at->node, edit.value);
}

Result<XmlText> apply(const XmlText &text, const ReplaceNode &edit)
{
    const auto at = text.find(edit.path);
    if (!at || at->attribute >= 0)
        return nothingAt(edit.path);
    return patcher::replaceElement(text, at->node, edit.xml);
}

Result<XmlText> apply(const XmlText &text, const ReplaceText &edit)
{
    if (edit.bytes == text.bytes())
        return text;
    return XmlText::parse(edit.bytes);
}

Result<XmlText> apply(const XmlText &text, const StripRuntime & /*edit*/)
{
    return stripRuntime(text);
}

Text describeOne(const SetField &edit)
{
    if (!edit.value)
        return {VITRINE_TEXT("Take away %1"), {edit.field}};
    const auto ref = parseFieldRef(edit.field);
    if (ref && ref->spec->type == FieldType::Password)
        return {VITRINE_TEXT("Change %1"), {edit.field}};
    return {VITRINE_TEXT("Set %1 to %2"), {edit.field, *edit.value}};
}

Text describeOne(const AddDevice &edit)
{
    const auto device = fragment(edit.xml);
    return {VITRINE_TEXT("Add %1"), {device ? deviceSummary(*device, device->root()) : QString()}};
}

Text describeOne(const RemoveNode &edit)
{
    return {VITRINE_TEXT("Remove %1"), {edit.path}};
}

Text describeOne(const SetNode &edit)
{
    // A password is not told, by whichever way it is set.
    if (edit.path.endsWith(u"/@passwd"))
        return {VITRINE_TEXT("Change %1"), {edit.path}};
    return {VITRINE_TEXT("Set %1 to %2"), {edit.path, edit.value}};
}

Text describeOne(const ReplaceNode &edit)
{
    return {VITRINE_TEXT("Replace %1"), {edit.path}};
}

Text describeOne(const ReplaceText & /*edit*/)
{
    return VITRINE_TEXT("Edit the XML");
}

Text describeOne(const StripRuntime & /*edit*/)
{
    return VITRINE_TEXT("Remove what only a running guest has");
}

} // namespace

Result<XmlText> applyEdits(const XmlText &text, const Edits &edits)
{
    Result<XmlText> out = text;
    for (const Edit &edit : edits) {
        out = std::visit([&](const auto &one) { return apply(*out, one); }, edit);
        if (!out)
            break;
    }
    return out;
}

Text describe(const Edit &edit)
{
    return std::visit([](const auto &one) { return describeOne(one); }, edit);
}

} // namespace vitrine

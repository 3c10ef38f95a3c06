// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The QEMU namespace: arguments as they are, properties that are added to devices, what is deprecated.
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringView localName(const XmlText &text, NodeId node)
{
    const QStringView name = text.name(node);
    return name.sliced(name.indexOf(u':') + 1);
}

constexpr TreeOrigin fromNamespace {
    OriginKind::Element, VITRINE_TEXT("<qemu:commandline> of the guest's XML")};

void readOverrides(CommandBuilder &b, NodeId override)
{
    const XmlText &text = b.tree.text();
    for (const NodeId device : text.element(override).children) {
        const QString alias = text.attribute(device, u"alias").value_or(QString());
        for (const NodeId frontend : text.element(device).children) {
            for (const NodeId property : text.element(frontend).children) {
                CommandBuilder::Override o;
                o.property = text.attribute(property, u"name").value_or(QString());
                o.type = text.attribute(property, u"type").value_or(QString());
                o.value = text.attribute(property, u"value").value_or(QString());
                auto &list = b.overrides[alias];
                if (o.type == "remove"_L1) {
                    // Only what was added here can be taken back here.
                    const qsizetype before = list.size();
                    list.removeIf([&](const auto &other) { return other.property == o.property; });
                    if (list.size() == before)
                        b.guest.notKnown.push_back({property, {}});
                    continue;
                }
                list.append(o);
            }
        }
    }
}

} // namespace

void readQemuNamespace(CommandBuilder &b)
{
    const XmlText &text = b.tree.text();
    for (const NodeId node : b.tree.qemuElements()) {
        const QStringView name = localName(text, node);
        if (name == u"override") {
            readOverrides(b, node);
        } else if (name == u"deprecation") {
            const QString behavior = text.attribute(node, u"behavior").value_or(QString());
            const bool known =
                behavior == "omit"_L1 || behavior == "reject"_L1 || behavior == "crash"_L1;
            if (!known && behavior != "none"_L1)
                b.guest.notKnown.push_back({node, {}});
            if (!known)
                continue;
            PropertyText p = b.json();
            const Source source(fromNamespace);
            p.string(u"deprecated-output", u"hide", source);
            if (behavior != "omit"_L1)
                p.string(u"deprecated-input", behavior, source);
            b.add(u"-compat"_s, std::move(p), source);
        } else if (name == u"capabilities") {
            // They change what libvirt takes QEMU to be able to; nothing that is emitted here asks for these.
            for (const NodeId c : text.element(node).children) {
                const QString capability = text.attribute(c, u"capability").value_or(QString());
                if (capability != "vnc-colon"_L1 && capability != "name"_L1)
                    b.guest.notKnown.push_back({c, {}});
            }
        } else if (name != u"commandline") {
            b.guest.notKnown.push_back({node, {}});
        }
    }
}

void addQemuNamespaceArguments(CommandBuilder &b)
{
    const XmlText &text = b.tree.text();
    for (const NodeId node : b.tree.qemuElements()) {
        if (localName(text, node) != u"commandline")
            continue;
        for (const NodeId arg : text.element(node).children) {
            if (localName(text, arg) != u"arg")
                continue; // qemu:env is environment
            Argument a;
            a.text = text.attribute(arg, u"value").value_or(QString());
            a.origin = {OriginKind::Element, arg, u"value"_s, fromNamespace.reason};
            b.out.arguments.append(a);
        }
    }
}

} // namespace vitrine

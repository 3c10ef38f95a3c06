// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/field_access.h"
#include "core/guest/set_field.h"

#include <array>

namespace vitrine {

namespace {

/// Attributes and child elements that libvirt 9.0 reads for one type of graphics (virDomainGraphicsDefParseXMLSpice and its
/// like). What is in no row is not libvirt's and is left alone.
struct GraphicsKind {
    const char *type;
    const char *attributes;
    const char *elements;
};
constexpr std::array graphicsKinds {
    GraphicsKind {"spice",
        "port tlsPort autoport listen keymap defaultMode passwd passwdValidTo connected",
        "listen channel image jpeg zlib playback streaming mouse clipboard filetransfer gl"},
    GraphicsKind {"vnc",
        "port autoport websocket websocketGenerated listen socket keymap sharePolicy powerControl "
        "passwd passwdValidTo connected",
        "listen audio"},
    GraphicsKind {"egl-headless", "", "gl"},
    GraphicsKind {"sdl", "display xauth fullscreen", "gl"},
    GraphicsKind {"dbus", "p2p address", "gl audio"},
    GraphicsKind {"rdp", "port autoport replaceUser multiUser listen", "listen"},
    GraphicsKind {"desktop", "display fullscreen", ""},
};

QStringList words(const char *list)
{
    return QString::fromLatin1(list).split(u' ', Qt::SkipEmptyParts);
}

const GraphicsKind *kindOf(QStringView type)
{
    for (const GraphicsKind &kind : graphicsKinds) {
        if (type == QLatin1StringView(kind.type))
            return &kind;
    }
    return nullptr;
}

QString listenName()
{
    return QStringLiteral("listen");
}

QString glName()
{
    return QStringLiteral("gl");
}

QString typeName()
{
    return QStringLiteral("type");
}

QString yes()
{
    return QStringLiteral("yes");
}

bool listensOnPorts(const ItemEditor &editor)
{
    return editor.attribute({}, u"port") || editor.attribute({}, u"tlsPort")
        || editor.attribute({}, u"autoport");
}

/// Spice without any port listens nowhere, whatever <listen> says (virDomainDefPostParseGraphics).
void givePort(ItemEditor &editor)
{
    if (editor.attribute({}, u"type") == u"spice" && !listensOnPorts(editor))
        editor.setAttribute({}, QStringLiteral("autoport"), yes());
}

void setListenKind(ItemEditor &editor, const QString &kind)
{
    editor.removeAttribute({}, u"socket");
    if (kind != u"address")
        editor.removeAttribute({}, u"listen");
    if (kind == u"none" || kind == u"socket") {
        for (const QStringView port : {u"port", u"tlsPort", u"autoport", u"websocket"})
            editor.removeAttribute({}, port);
    }
    editor.removeChildren(listenName(), 1);
    editor.setAttribute({listenName()}, typeName(), kind);
    for (const QStringView attribute : {u"address", u"network", u"socket"}) {
        if (kind != attribute)
            editor.removeAttribute({listenName()}, attribute);
    }
    if (kind == u"address" || kind == u"network")
        givePort(editor);
}

void removeListen(ItemEditor &editor)
{
    editor.removeAttribute({}, u"listen").removeAttribute({}, u"socket");
    editor.removeChildren(listenName());
}

/// An address, network or socket; `kind` is the name of the attribute in <listen> as well.
void setListenPart(ItemEditor &editor, const QString &kind, const std::optional<QString> &value)
{
    // The short form has a name of its own for the address.
    const QString brief = kind == u"address" ? listenName() : kind;
    const bool hasBrief = kind != u"network" && editor.attribute({}, brief);
    if (!value) {
        if (hasBrief)
            editor.removeAttribute({}, brief);
        editor.removeAttribute({listenName()}, kind);
        return;
    }
    if (hasBrief)
        editor.setAttribute({}, brief, *value);
    if (hasBrief && !editor.has({listenName()}))
        return;
    if (editor.attribute({listenName()}, u"type") != kind)
        setListenKind(editor, kind);
    editor.setAttribute({listenName()}, kind, *value);
}

void setPort(ItemEditor &editor, const QString &attribute, const std::optional<QString> &value)
{
    if (!value) {
        editor.removeAttribute({}, attribute);
        return;
    }
    editor.setAttribute({}, attribute, *value);
    const auto autoport = editor.attribute({}, u"autoport");
    if (*value == u"-1" && autoport == u"no" && attribute == u"port")
        editor.setAttribute({}, QStringLiteral("autoport"), yes());
    else if (*value != u"-1" && autoport == u"yes")
        editor.setAttribute({}, QStringLiteral("autoport"), QStringLiteral("no"));
}

void setAutoport(ItemEditor &editor, const std::optional<QString> &value)
{
    if (!value) {
        editor.removeAttribute({}, u"autoport");
        return;
    }
    editor.setAttribute({}, QStringLiteral("autoport"), *value);
    if (*value != u"yes")
        return;
    for (const QString &port : {QStringLiteral("port"), QStringLiteral("tlsPort")}) {
        if (editor.attribute({}, port))
            editor.setAttribute({}, port, QStringLiteral("-1"));
    }
}

void setGl(ItemEditor &editor, const std::optional<QString> &value)
{
    if (value)
        editor.setAttribute({glName()}, QStringLiteral("enable"), *value);
    else
        editor.removeElement({glName()});
}

void setRenderNode(ItemEditor &editor, const std::optional<QString> &value)
{
    if (!value) {
        editor.removeAttribute({glName()}, u"rendernode").prune({glName()});
        return;
    }
    const auto type = editor.attribute({}, u"type");
    if (type != u"egl-headless" && !editor.attribute({glName()}, u"enable"))
        editor.setAttribute({glName()}, QStringLiteral("enable"), yes());
    editor.setAttribute({glName()}, QStringLiteral("rendernode"), *value);
}

/// <gl> as the new type wants it: egl-headless is OpenGL and has no switch, the others must have one.
void fitGl(ItemEditor &editor, const QString &type)
{
    if (!editor.has({glName()}))
        return;
    if (type == u"sdl")
        editor.removeAttribute({glName()}, u"rendernode");
    if (type == u"egl-headless")
        editor.removeAttribute({glName()}, u"enable").prune({glName()});
    else if (!editor.attribute({glName()}, u"enable"))
        editor.setAttribute({glName()}, QStringLiteral("enable"), yes());
}

void setType(ItemEditor &editor, const std::optional<QString> &value)
{
    if (!value) {
        editor.removeAttribute({}, typeName());
        return;
    }
    const GraphicsKind *kind = kindOf(*value);
    const auto socket = editor.attribute({}, u"socket");
    editor.setAttribute({}, typeName(), *value);
    QStringList attributes;
    QStringList elements;
    for (const GraphicsKind &other : graphicsKinds) {
        attributes += words(other.attributes);
        elements += words(other.elements);
    }
    const QStringList ownAttributes = kind == nullptr ? attributes : words(kind->attributes);
    const QStringList ownElements = kind == nullptr ? elements : words(kind->elements);
    for (const QString &name : std::as_const(attributes)) {
        if (!ownAttributes.contains(name))
            editor.removeAttribute({}, name);
    }
    for (const QString &name : std::as_const(elements)) {
        if (!ownElements.contains(name))
            editor.removeChildren(name);
    }
    fitGl(editor, *value);
    // Only VNC has a short form for a socket.
    if (socket && *value == u"spice" && !editor.has({listenName()})) {
        editor.setAttribute({listenName()}, typeName(), QStringLiteral("socket"));
        editor.setAttribute({listenName()}, QStringLiteral("socket"), *socket);
    }
}

} // namespace

bool graphicsHasField(QStringView type, const FieldSpec &spec)
{
    const GraphicsKind *kind = kindOf(type);
    const FieldSteps steps = stepsOf(spec);
    if (kind == nullptr || spec.group != FieldGroup::Graphics || steps.attribute == typeName())
        return kind == nullptr || spec.group != FieldGroup::Graphics || steps.elements.isEmpty()
            || words(kind->elements).contains(steps.elements.first());
    if (steps.elements.isEmpty())
        return words(kind->attributes).contains(steps.attribute);
    if (steps.elements.first() == glName() && steps.attribute == u"enable"
        && type == u"egl-headless")
        return false;
    if (steps.elements.first() == glName() && steps.attribute == u"rendernode" && type == u"sdl")
        return false;
    return words(kind->elements).contains(steps.elements.first());
}

ItemEditor setGraphicsField(const XmlText &text,
    const Graphics &graphics,
    const FieldSpec &spec,
    const std::optional<QString> &value)
{
    ItemEditor editor(text, graphics.node);
    const FieldSteps steps = stepsOf(spec);
    const QString &attribute = steps.attribute;
    if (steps.elements.isEmpty()) {
        if (attribute == typeName())
            setType(editor, value);
        else if (attribute == u"port" || attribute == u"tlsPort")
            setPort(editor, attribute, value);
        else if (attribute == u"autoport")
            setAutoport(editor, value);
        else if (value)
            editor.setAttribute({}, attribute, *value);
        else
            editor.removeAttribute({}, attribute);
    } else if (steps.elements.first() == listenName()) {
        if (attribute != typeName())
            setListenPart(editor, attribute, value);
        else if (value)
            setListenKind(editor, *value);
        else
            removeListen(editor);
    } else if (steps.elements.first() == glName()) {
        if (attribute == u"enable")
            setGl(editor, value);
        else
            setRenderNode(editor, value);
    } else if (value) {
        editor.setAttribute(steps.elements, attribute, *value);
    } else {
        editor.removeAttribute(steps.elements, attribute).prune(steps.elements);
    }
    return editor;
}

} // namespace vitrine

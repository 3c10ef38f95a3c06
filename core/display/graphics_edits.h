// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"
#include "core/guest/edit.h"
#include "core/guest/guest_config.h"

#include <optional>

namespace vitrine {

// The elements and edits that fixes, presets and the automatic OpenGL have in common. What is said of a viewer otherwise
// (password, channels, keymap) stays.

/// <graphics type='egl-headless'>, with <gl rendernode> where there is one.
QByteArray eglHeadlessXml(const std::optional<QString> &renderNode);
/// A Spice that listens nowhere: only who libvirt hands a connection to can look.
QByteArray localSpiceXml(bool gl, const std::optional<QString> &renderNode);
/// A VNC on an automatic port of 127.0.0.1.
QByteArray localVncXml();
QByteArray videoXml(const QString &model);

/// This Spice (or VNC) listening nowhere.
QByteArray listeningNowhere(const XmlText &text, NodeId graphics);
/// This Spice (or VNC) listening on 127.0.0.1, on the port that it has or an automatic one.
QByteArray listeningLocally(const XmlText &text, NodeId graphics);
/// With OpenGL on and a render node, or off.
QByteArray withGl(const QByteArray &graphicsXml, bool gl, const std::optional<QString> &renderNode);

/// Collects edits so that their paths, taken from one document, stay true while they are applied: what is replaced first, then
/// what is removed from the end to the beginning, then what is added.
class EditList {
public:
    explicit EditList(const XmlText &text) : m_text(text) {}
    void set(NodeId node, QStringView attribute, const QString &value);
    void replace(NodeId node, const QByteArray &xml);
    void remove(NodeId node);
    void add(const QByteArray &xml);
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] Edits edits() const;

private:
    const XmlText &m_text;
    Edits m_changes;
    QList<NodeId> m_removed;
    Edits m_added;
};

/// The video devices of the guest become one of that model; nothing when they are that already.
void setOnlyVideo(EditList &list, const GuestConfig &guest, const QString &model);

} // namespace vitrine

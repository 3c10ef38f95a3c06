// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/editors/graphics_card.h"

#include "gui/app/style.h"
#include "gui/app/theme.h"
#include "gui/document/guest_document.h"
#include "gui/editors/field_editor.h"
#include "gui/editors/graphics_fields.h"
#include "gui/editors/worst.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/disclosure.h"
#include "gui/widgets/fix_banner.h"
#include "gui/widgets/labels.h"

#include <QComboBox>
#include <QEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::gui {

GraphicsCard::GraphicsCard(GuestDocument *document, QWidget *parent)
    : Card(tr("Graphics"), parent)
    , m_document(document)
    , m_form(new FieldForm(document, this))
    , m_viewer(makeCombo(tr("Graphics"), tr("Viewer")))
    , m_listen(makeCombo(tr("Listen"), tr("Listen")))
    , m_gl(makeCombo(tr("OpenGL"), tr("OpenGL")))
    , m_node(makeCombo(tr("Render node"), tr("Render node")))
    , m_video(new QComboBox(this))
    , m_banner(new FixBanner(this))
    , m_videoBanner(new FixBanner(this))
    , m_more(new Disclosure(
          tr("All graphics settings"), [this] { return makeDetails(); }, this))
{
    m_node->setEditable(true);
    m_node->setInsertPolicy(QComboBox::NoInsert);
    m_node->lineEdit()->setAccessibleName(tr("Render node"));
    m_banner->setVisible(false);
    m_form->addWide(m_banner);
    m_video->setAccessibleName(tr("Video"));
    m_video->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_video->installEventFilter(this);
    m_form->addRow(tr("Video"), m_video, true);
    m_videoBanner->setVisible(false);
    m_form->addWide(m_videoBanner);
    body()->addWidget(m_form);
    body()->addWidget(m_more);

    const auto value = [](QComboBox *combo, int row) { return combo->itemData(row).toString(); };
    connect(m_viewer, &QComboBox::activated, this, [=, this](int row) {
        chooseViewer(value(m_viewer, row));
    });
    connect(m_listen, &QComboBox::activated, this, [=, this](int row) {
        chooseListen(value(m_listen, row));
    });
    connect(m_gl, &QComboBox::activated, this, [=, this](int row) { chooseGl(value(m_gl, row)); });
    connect(m_node, &QComboBox::activated, this, [=, this](int row) {
        chooseNode(value(m_node, row));
    });
    connect(m_node->lineEdit(), &QLineEdit::editingFinished, this, [this] {
        const QString typed = m_node->currentText().trimmed();
        const int row = m_node->findText(typed);
        chooseNode(row >= 0 ? m_node->itemData(row).toString() : typed);
    });
    connect(m_video, &QComboBox::activated, this, [=, this](int row) {
        chooseVideo(value(m_video, row));
    });
    for (FixBanner *banner : {m_banner, m_videoBanner}) {
        connect(banner, &FixBanner::fixRequested, this, &GraphicsCard::fixRequested);
        connect(banner, &FixBanner::allRequested, this, &GraphicsCard::problemsRequested);
    }
    pull();
}

QComboBox *GraphicsCard::makeCombo(const QString &accessibleName, const QString &label)
{
    auto *combo = new QComboBox(this);
    combo->setAccessibleName(accessibleName);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
    combo->installEventFilter(this);
    m_form->addRow(label, combo);
    return combo;
}

bool GraphicsCard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT focused(watched->objectName());
    auto *combo = qobject_cast<QComboBox *>(watched);
    if (event->type() == QEvent::Wheel && combo != nullptr && !combo->hasFocus()) {
        event->ignore();
        return true;
    }
    return Card::eventFilter(watched, event);
}

int GraphicsCard::viewerIndex() const
{
    const QList<Graphics> &all = m_document->guest().graphics;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (!all.at(i).type.is(u"egl-headless"))
            return static_cast<int>(i);
    }
    return -1;
}

int GraphicsCard::eglIndex() const
{
    const QList<Graphics> &all = m_document->guest().graphics;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all.at(i).type.is(u"egl-headless"))
            return static_cast<int>(i);
    }
    return -1;
}

QString GraphicsCard::suggestedNode() const
{
    const HostSnapshot *host = m_document->host();
    if (host == nullptr)
        return {};
    for (const MdevHostdev &mdev : m_document->guest().mdevs) {
        const MdevInstance *instance = mdev.uuid ? host->findInstance(*mdev.uuid) : nullptr;
        const MdevParent *parent =
            instance != nullptr ? host->findParent(instance->parent) : nullptr;
        const RenderNode *node = parent != nullptr ? host->renderNodeFor(*parent) : nullptr;
        if (node != nullptr && node->isUsable())
            return node->path;
    }
    for (const RenderNode &node : host->renderNodes) {
        if (node.isUsable())
            return node.path;
    }
    return {};
}

QString GraphicsCard::nodeField() const
{
    const int viewer = viewerIndex();
    if (viewer >= 0 && m_document->guest().graphics.at(viewer).gl.is(u"yes"))
        return graphicsField(viewer, "rendernode");
    const int egl = eglIndex();
    return egl >= 0 ? graphicsField(egl, "rendernode") : QString();
}

void GraphicsCard::apply(const Edits &edits, const QString &label)
{
    m_document->apply(edits, label);
    pull();
}

void GraphicsCard::chooseViewer(const QString &type)
{
    const int viewer = viewerIndex();
    if (type.isEmpty()) {
        if (viewer >= 0)
            apply({RemoveNode {
                      m_document->text().pathOf(m_document->guest().graphics.at(viewer).node)}},
                tr("Remove the viewer"));
        return;
    }
    if (viewer < 0) {
        QByteArray xml = "<graphics type='" + type.toUtf8() + "'/>";
        if (type == u"spice" || type == u"vnc")
            xml = "<graphics type='" + type.toUtf8()
                + "' autoport='yes'>\n  <listen type='address' address='127.0.0.1'/>\n</graphics>";
        apply({AddDevice {xml}}, tr("Add a viewer"));
        return;
    }
    const Graphics &now = m_document->guest().graphics.at(viewer);
    Edits edits {SetField {graphicsField(viewer, "type"), type}};
    if (!canDoGl(type)) {
        if (now.gl.isSet())
            edits.append(SetField {graphicsField(viewer, "gl"), std::nullopt});
        if (now.renderNode.isSet())
            edits.append(SetField {graphicsField(viewer, "rendernode"), std::nullopt});
    }
    apply(edits, tr("Change the viewer"));
}

void GraphicsCard::chooseListen(const QString &value)
{
    const int viewer = viewerIndex();
    if (viewer < 0)
        return;
    const QString listen = graphicsField(viewer, "listen");
    const QString address = graphicsField(viewer, "address");
    Edits edits;
    if (value.isEmpty()) {
        edits = {SetField {address, std::nullopt}, SetField {listen, std::nullopt}};
    } else if (value == u"none" || value == u"socket") {
        if (m_document->value(address).isSet())
            edits.append(SetField {address, std::nullopt});
        edits.append(SetField {listen, value});
    } else {
        edits = {SetField {listen, QStringLiteral("address")}, SetField {address, value}};
    }
    apply(edits, tr("Change where the viewer listens"));
}

void GraphicsCard::chooseGl(const QString &value)
{
    const int viewer = viewerIndex();
    const int egl = eglIndex();
    const QList<Graphics> &all = m_document->guest().graphics;
    Edits edits;
    const QString node = suggestedNode();
    const bool here = viewer >= 0 && all.at(viewer).gl.is(u"yes");
    if (value == u"viewer" && viewer >= 0) {
        edits.append(SetField {graphicsField(viewer, "gl"), QStringLiteral("yes")});
        if (!node.isEmpty() && !all.at(viewer).renderNode.isSet())
            edits.append(SetField {graphicsField(viewer, "rendernode"), node});
    } else if (here) {
        if (all.at(viewer).renderNode.isSet())
            edits.append(SetField {graphicsField(viewer, "rendernode"), std::nullopt});
        edits.append(SetField {graphicsField(viewer, "gl"), QStringLiteral("no")});
    }
    if (value == u"egl-headless" && egl < 0)
        edits.append(AddDevice {node.isEmpty()
                ? QByteArray("<graphics type='egl-headless'/>")
                : QByteArray("<graphics type='egl-headless'>\n  <gl rendernode='"
                    + escapeXml(node, '\'') + "'/>\n</graphics>")});
    else if (value != u"egl-headless" && egl >= 0)
        edits.append(RemoveNode {m_document->text().pathOf(all.at(egl).node)});
    apply(edits, tr("Change OpenGL"));
}

void GraphicsCard::chooseNode(const QString &value)
{
    const QString field = nodeField();
    if (field.isEmpty() || m_document->value(field).orElse({}) == value)
        return;
    apply({SetField {field, value.isEmpty() ? std::nullopt : std::optional(value)}},
        tr("Change the render node"));
}

void GraphicsCard::chooseVideo(const QString &model)
{
    const QList<Video> &videos = m_document->guest().videos;
    Edits edits;
    if (videos.isEmpty() && !model.isEmpty())
        edits.append(AddDevice {"<video>\n  <model type='" + model.toUtf8() + "'/>\n</video>"});
    else if (!videos.isEmpty() && !model.isEmpty())
        edits.append(SetField {QStringLiteral("video[0].model"), model});
    // 'none' must be the only one, and "as libvirt" means that none is written. From the last: paths before it stay right.
    const qsizetype keep = model.isEmpty() ? 0 : model == u"none" ? 1 : videos.size();
    for (qsizetype i = videos.size() - 1; i >= keep; --i)
        edits.append(RemoveNode {m_document->text().pathOf(videos.at(i).node)});
    apply(edits, tr("Change the video model"));
}

} // namespace vitrine::gui

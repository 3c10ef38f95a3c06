// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the card shows of the guest.
#include "gui/app/style.h"
#include "gui/app/theme.h"
#include "gui/document/guest_document.h"
#include "gui/editors/field_editor.h"
#include "gui/editors/graphics_card.h"
#include "gui/editors/graphics_fields.h"
#include "gui/editors/worst.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/disclosure.h"
#include "gui/widgets/fix_banner.h"
#include "gui/widgets/labels.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::gui {

namespace {

void select(QComboBox *combo, const QString &value, const QString &text)
{
    int index = combo->findData(value);
    if (index < 0) {
        combo->addItem(text, value);
        index = combo->count() - 1;
    }
    combo->setCurrentIndex(index);
}

int marksOf(const GuestDocument *document, const QString &field)
{
    if (field.isEmpty())
        return MarkNone;
    int mark = document->isFieldChanged(field) ? MarkChanged : MarkNone;
    for (const Diagnostic &d : document->diagnosticsOf(field)) {
        if (d.severity == Severity::Error)
            mark |= MarkError;
        else if (d.severity == Severity::Warning)
            mark |= MarkWarning;
    }
    return mark;
}

} // namespace

void GraphicsCard::pull(const QString &told)
{
    if (!m_document->isOpen())
        return;
    pullViewer();
    pullListen();
    pullGl();
    pullNode();
    pullVideo();
    QStringList shape;
    for (const Graphics &graphics : m_document->guest().graphics)
        shape.append(graphics.type.orElse({}) + (graphics.gl.is(u"yes") ? u"+gl"_s : QString()));
    shape.append(QString::number(m_document->guest().videos.size()));
    if (shape != m_shape) {
        m_shape = shape;
        m_details.clear();
        m_more->reset();
    }
    for (FieldForm *form : std::as_const(m_details))
        form->pull();
    showWorst(m_banner, m_document->pass().diagnostics, QStringLiteral("graphics["), told);
    showWorst(m_videoBanner, m_document->pass().diagnostics, QStringLiteral("video["), told);
}

void GraphicsCard::pullViewer()
{
    const QSignalBlocker blocker(m_viewer);
    const int viewer = viewerIndex();
    m_viewer->clear();
    m_viewer->addItem(tr("None"), QString());
    m_viewer->addItem(QStringLiteral("Spice"), QStringLiteral("spice"));
    m_viewer->addItem(QStringLiteral("VNC"), QStringLiteral("vnc"));
    m_viewer->addItem(QStringLiteral("SDL"), QStringLiteral("sdl"));
    m_viewer->addItem(QStringLiteral("D-Bus"), QStringLiteral("dbus"));
    const QString type =
        viewer < 0 ? QString() : m_document->guest().graphics.at(viewer).type.orElse({});
    select(m_viewer, type, type);
    const QString field = viewer < 0 ? QString() : graphicsField(viewer, "type");
    m_viewer->setObjectName(viewer < 0 ? QStringLiteral("graphics[0].type") : field);
    setMark(m_viewer, marksOf(m_document, field));
}

void GraphicsCard::pullListen()
{
    const QSignalBlocker blocker(m_listen);
    const int viewer = viewerIndex();
    const QString type =
        viewer < 0 ? QString() : m_document->guest().graphics.at(viewer).type.orElse({});
    m_listen->clear();
    const bool can = type == u"spice" || type == u"vnc";
    m_listen->setEnabled(can);
    m_listen->setToolTip(
        can ? tr("Who can reach the guest's screen") : tr("Only Spice and VNC listen"));
    m_listen->setObjectName(graphicsField(qMax(viewer, 0), "listen"));
    if (!can) {
        m_listen->addItem(tr("Does not listen"));
        setMark(m_listen, MarkNone);
        return;
    }
    m_listen->addItem(tr("Default of this host"), QString());
    m_listen->addItem(tr("Nowhere (local only)"), QStringLiteral("none"));
    m_listen->addItem(tr("127.0.0.1, any port"), QStringLiteral("127.0.0.1"));
    m_listen->addItem(tr("0.0.0.0, every network"), QStringLiteral("0.0.0.0"));
    m_listen->addItem(tr("A socket"), QStringLiteral("socket"));
    const QString kind = m_document->value(graphicsField(viewer, "listen")).orElse({});
    const QString address = m_document->value(graphicsField(viewer, "address")).orElse({});
    const QString value = kind == u"none" || kind == u"socket" ? kind
        : kind == u"network"                                   ? kind
                                                               : address;
    select(m_listen, value, kind == u"network" ? tr("A network of libvirt") : value);
    setMark(m_listen,
        marksOf(m_document, graphicsField(viewer, "listen"))
            | marksOf(m_document, graphicsField(viewer, "address")));
}

void GraphicsCard::pullGl()
{
    const QSignalBlocker blocker(m_gl);
    const int viewer = viewerIndex();
    const QString type =
        viewer < 0 ? QString() : m_document->guest().graphics.at(viewer).type.orElse({});
    m_gl->clear();
    m_gl->addItem(tr("Off"), QString());
    if (canDoGl(type))
        m_gl->addItem(tr("In %1").arg(m_viewer->currentText()), QStringLiteral("viewer"));
    m_gl->addItem(QStringLiteral("egl-headless"), QStringLiteral("egl-headless"));
    const bool here = viewer >= 0 && m_document->guest().graphics.at(viewer).gl.is(u"yes");
    const int egl = eglIndex();
    if (here && egl >= 0) {
        m_gl->addItem(tr("In the viewer and egl-headless"), QStringLiteral("both"));
        m_gl->setCurrentIndex(m_gl->count() - 1);
    } else {
        select(m_gl,
            here           ? QStringLiteral("viewer")
                : egl >= 0 ? QStringLiteral("egl-headless")
                           : QString(),
            tr("In the viewer"));
    }
    m_gl->setToolTip(tr("Where the OpenGL comes from that a dmabuf vGPU needs to be shown"));
    m_gl->setObjectName(
        here || egl < 0 ? graphicsField(qMax(viewer, 0), "gl") : graphicsField(egl, "type"));
    setMark(m_gl,
        marksOf(m_document,
            here || egl < 0 ? graphicsField(qMax(viewer, 0), "gl") : graphicsField(egl, "type")));
}

void GraphicsCard::pullNode()
{
    const QSignalBlocker blocker(m_node);
    const QString field = nodeField();
    const bool can = !field.isEmpty();
    m_node->setEnabled(can);
    m_node->setToolTip(can
            ? tr("The GPU that draws")
            : tr("Only OpenGL needs a render node: choose where OpenGL comes from first"));
    m_node->setObjectName(can ? field : QStringLiteral("rendernode"));
    m_node->lineEdit()->setPlaceholderText(can ? tr("Automatic") : tr("Not needed"));
    m_node->clear();
    m_node->addItem(QString(), QString());
    m_node->setItemData(0, tr("QEMU takes the first that works"), Qt::ToolTipRole);
    if (const HostSnapshot *host = m_document->host()) {
        for (const RenderNode &node : host->renderNodes) {
            m_node->addItem(node.path, node.path);
            QStringList facts;
            if (node.name)
                facts.append(*node.name);
            if (node.driver)
                facts.append(*node.driver);
            if (!node.isUsable())
                facts.append(tr("cannot be used by this user"));
            m_node->setItemData(m_node->count() - 1, facts.join(u" · "), Qt::ToolTipRole);
        }
    }
    const QString value = can ? m_document->value(field).orElse({}) : QString();
    const int row = m_node->findData(value);
    m_node->setCurrentIndex(row);
    m_node->setEditText(value);
    m_node->lineEdit()->setCursorPosition(0);
    setMark(m_node, marksOf(m_document, field));
}

void GraphicsCard::pullVideo()
{
    const QSignalBlocker blocker(m_video);
    m_video->clear();
    const bool vgpu = !m_document->guest().mdevs.isEmpty();
    m_video->addItem(tr("Not written: libvirt adds one"), QString());
    m_video->addItem(
        vgpu ? tr("None: the vGPU is the only head") : tr("None: the guest has no screen"),
        QStringLiteral("none"));
    for (const char *model : {"virtio", "qxl", "vga", "bochs", "ramfb", "cirrus"})
        m_video->addItem(QString::fromLatin1(model), QString::fromLatin1(model));
    const QList<Video> &videos = m_document->guest().videos;
    const QString model =
        videos.isEmpty() ? QString() : videos.first().model.orElse(QStringLiteral("default"));
    select(m_video, model, model);
    if (videos.size() > 1)
        m_video->setItemText(m_video->currentIndex(),
            tr("%1 and %n more", nullptr, static_cast<int>(videos.size()) - 1).arg(model));
    m_video->setObjectName(QStringLiteral("video[0].model"));
    setMark(m_video,
        videos.isEmpty() ? MarkNone : marksOf(m_document, QStringLiteral("video[0].model")));
}

void GraphicsCard::reveal()
{
    m_more->setOpen(true);
}

QWidget *GraphicsCard::makeDetails()
{
    auto *holder = new QWidget(this);
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::Medium);
    const QList<Graphics> &all = m_document->guest().graphics;
    const int viewer = viewerIndex();
    const int egl = eglIndex();
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        const Graphics &graphics = all.at(i);
        auto *title = new QHBoxLayout;
        auto *name = new QLabel(
            tr("Graphics %1: %2")
                .arg(QString::number(i + 1), viewerName(graphics.type.orElse(tr("no type")))),
            holder);
        name->setFont(Theme::strong());
        title->addWidget(name);
        title->addStretch(1);
        QPushButton *remove =
            quietButton(Symbol::Remove, tr("Remove graphics %1").arg(i + 1), holder);
        const QString path = m_document->text().pathOf(graphics.node);
        connect(
            remove,
            &QPushButton::clicked,
            this,
            [this, path] { apply({RemoveNode {path}}, tr("Remove a graphics device")); },
            Qt::QueuedConnection);
        title->addWidget(remove);
        layout->addLayout(title);
        auto *form = new FieldForm(m_document, holder);
        for (const FieldSpec &spec : fieldTable()) {
            if (spec.group != FieldGroup::Graphics)
                continue;
            const QByteArray field = QByteArray(spec.id).mid(int(qstrlen("graphics.")));
            // What the rows above already hold is not held twice.
            if ((i == viewer && (field == "type" || field == "listen" || field == "gl"))
                || (i == egl && field == "type")
                || (graphicsField(i, field.constData()) == m_node->objectName()))
                continue;
            FieldEditor *editor = form->addField(graphicsField(i, field.constData()));
            editor->setAccessibleNameOfControl(
                tr("Graphics %1: %2").arg(QString::number(i + 1), translate(spec.label)));
        }
        connect(form, &FieldForm::focused, this, &GraphicsCard::focused);
        layout->addWidget(form);
        m_details.append(form);
    }
    for (int i = 0; i < static_cast<int>(m_document->guest().videos.size()); ++i) {
        auto *name = new QLabel(tr("Video %1").arg(i + 1), holder);
        name->setFont(Theme::strong());
        layout->addWidget(name);
        auto *form = new FieldForm(m_document, holder);
        for (const FieldSpec &spec : fieldTable()) {
            const QByteArray field = QByteArray(spec.id).mid(int(qstrlen("video.")));
            if (spec.group != FieldGroup::Video || (i == 0 && field == "model"))
                continue;
            FieldEditor *editor = form->addField(fieldOf("video", i, field.constData()));
            editor->setAccessibleNameOfControl(
                tr("Video %1: %2").arg(QString::number(i + 1), translate(spec.label)));
        }
        connect(form, &FieldForm::focused, this, &GraphicsCard::focused);
        layout->addWidget(form);
        m_details.append(form);
    }
    return holder;
}

} // namespace vitrine::gui

// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/editors/graphics_card.h"

#include "gui/app/style.h"
#include "gui/app/theme.h"
#include "gui/document/guest_document.h"
#include "gui/editors/field_editor.h"
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

namespace {

QString fieldOf(const char *group, int index, const char *name)
{
    return QStringLiteral("%1[%2].%3")
        .arg(QString::fromLatin1(group), QString::number(index), QString::fromLatin1(name));
}

QString graphicsField(int index, const char *name)
{
    return fieldOf("graphics", index, name);
}

/// Which viewers can bring OpenGL themselves: virDomainGraphicsDefParseXML reads <gl> for these.
bool canDoGl(const QString &type)
{
    return type == u"spice" || type == u"sdl" || type == u"dbus";
}

void select(QComboBox *combo, const QString &value, const QString &text)
{
    int index = combo->findData(value);
    if (index < 0) {
        combo->addItem(text, value);
        index = combo->count() - 1;
    }
    combo->setCurrentIndex(index);
}

} // namespace

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

namespace {

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
    m_listen->addItem(tr("Nowhere (this machine only, no port)"), QStringLiteral("none"));
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
            tr("Graphics %1: %2").arg(QString::number(i + 1), graphics.type.orElse(tr("no type"))),
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

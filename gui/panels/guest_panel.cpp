// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/guest_panel.h"

#include "core/guest/device_summary.h"
#include "gui/app/style.h"
#include "gui/app/theme.h"
#include "gui/document/guest_document.h"
#include "gui/editors/field_editor.h"
#include "gui/editors/graphics_card.h"
#include "gui/editors/vgpu_card.h"
#include "gui/editors/worst.h"
#include "gui/panels/device_row.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/disclosure.h"
#include "gui/widgets/display_path_view.h"
#include "gui/widgets/fix_banner.h"
#include "gui/widgets/labels.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine::gui {

namespace {

enum Page : int { PageEmpty, PageForm };

std::optional<HostChoice> choiceOf(const QMimeData *mime)
{
    const QList<QByteArray> parts =
        mime->data(QString::fromLatin1(HostTreeModel::MimeType)).split('\n');
    HostChoice choice;
    if (parts.size() == 2 && parts.first() == "instance") {
        choice.uuid = MdevUuid::parse(QString::fromUtf8(parts.at(1)));
        if (choice.uuid)
            return choice;
    } else if (parts.size() == 3 && parts.first() == "type") {
        choice.parent = QString::fromUtf8(parts.at(1));
        choice.type = QString::fromUtf8(parts.at(2));
        return choice;
    }
    return {};
}

QString fileOf(const QMimeData *mime)
{
    const QList<QUrl> urls = mime->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

GuestPanel::GuestPanel(GuestDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_pages(new QStackedWidget(this))
{
    setAcceptDrops(true);
    m_pages->addWidget(makeEmpty());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages);
    connect(m_document, &GuestDocument::changed, this, &GuestPanel::pull);
    connect(m_document, &GuestDocument::modifiedChanged, this, [this] {
        if (m_document->isOpen())
            pullHeader();
    });
}

void GuestPanel::pull()
{
    if (!m_document->isOpen()) {
        m_pages->setCurrentIndex(PageEmpty);
        return;
    }
    if (m_scroll == nullptr)
        buildForm();
    pullHeader();
    pullPresets();
    const QString told = pullPath();
    pullVgpus(told);
    m_graphics->pull(told);
    for (FieldForm *form : std::as_const(m_forms))
        form->pull();
    pullOthers();
    m_pages->setCurrentIndex(PageForm);
}

void GuestPanel::pullHeader()
{
    if (m_name == nullptr)
        return;
    const GuestConfig &guest = m_document->guest();
    m_name->setText(m_document->displayName());
    m_changed->setVisible(m_document->isModified());
    QStringList facts;
    if (const QemuCaps *caps = m_document->caps()) {
        const QString version =
            QStringLiteral("QEMU %1.%2")
                .arg(QString::number(caps->version.major), QString::number(caps->version.minor));
        facts.append(caps->source == CapsSource::Probed ? version
                : caps->source == CapsSource::File      ? tr("%1 from a file").arg(version)
                                                        : tr("%1, recorded").arg(version));
    }
    if (guest.machine.isSet())
        facts.append(*guest.machine.raw);
    if (guest.memoryKiB) {
        const double gib = static_cast<double>(*guest.memoryKiB) / (1024.0 * 1024.0);
        facts.append(gib >= 1 ? tr("%1 GiB").arg(QString::number(gib, 'g', 3))
                              : tr("%1 MiB").arg(*guest.memoryKiB / 1024));
    }
    if (guest.vcpus.isSet())
        facts.append(tr("%1 vCPUs").arg(guest.vcpus.raw->trimmed()));
    m_summary->setText(facts.join(u" · "));
}

int GuestPanel::selectedVgpu() const
{
    // The one that shows, else the first: what a preset is about.
    const QList<MdevHostdev> &mdevs = m_document->guest().mdevs;
    for (qsizetype i = 0; i < mdevs.size(); ++i) {
        if (mdevs.at(i).display.is(u"on"))
            return static_cast<int>(i);
    }
    return mdevs.isEmpty() ? -1 : 0;
}

void GuestPanel::pullPresets()
{
    const World world = m_document->world();
    const bool any = !m_document->guest().mdevs.isEmpty();
    const std::optional<Preset> current =
        any ? currentPreset(m_document->text(), m_document->guest(), world) : std::nullopt;
    for (PresetCard *card : std::as_const(m_presets)) {
        const std::optional<Preset> preset = presetFromName(card->objectName());
        card->setChecked(current && preset == current);
        card->setEnabled(any);
        card->setToolTip(any ? QString() : tr("Attach a vGPU first"));
        card->setAccessibleDescription(translate(presetSummary(*preset))
            + (any ? QString() : QString(u' ' + card->toolTip())));
    }
}

bool GuestPanel::eventFilter(QObject *watched, QEvent *event)
{
    // What a preset would change is worked out when somebody is about to press it, not at every keystroke.
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn
        || event->type() == QEvent::ToolTip) {
        if (auto *card = qobject_cast<PresetCard *>(watched); card != nullptr && card->isEnabled())
            describePreset(card);
    }
    return QWidget::eventFilter(watched, event);
}

void GuestPanel::describePreset(PresetCard *card)
{
    const std::optional<Preset> preset = presetFromName(card->objectName());
    if (!preset || !m_document->isOpen())
        return;
    QStringList tip;
    const Result<DisplayPlan> plan = planPreset(
        m_document->text(), m_document->guest(), m_document->world(), *preset, selectedVgpu());
    if (plan) {
        for (const Text &reason : plan->reasons)
            tip.append(translate(reason));
        for (const Diagnostic &d : plan->diagnostics)
            tip.append(diagnosticTitle(d));
        if (plan->edits.isEmpty() && plan->diagnostics.isEmpty())
            tip.append(tr("Nothing would change: the guest is so already."));
    }
    card->setToolTip(tip.join(u'\n'));
    card->setAccessibleDescription(translate(presetSummary(*preset)) + u' ' + tip.join(u' '));
}

void GuestPanel::applyPreset(Preset preset)
{
    const Result<DisplayPlan> plan = planPreset(
        m_document->text(), m_document->guest(), m_document->world(), preset, selectedVgpu());
    if (!plan) {
        Q_EMIT m_document->failed(plan.error());
        return;
    }
    m_document->apply(plan->edits, translate(presetTitle(preset)));
    if (!plan->diagnostics.isEmpty() && plan->edits.isEmpty()) {
        m_pathBanner->show(
            plan->diagnostics.first(), static_cast<int>(plan->diagnostics.size()) - 1);
        m_scroll->ensureWidgetVisible(m_pathCard);
    }
}

QString GuestPanel::pullPath()
{
    const int index = selectedVgpu();
    m_pathCard->setVisible(index >= 0);
    if (index < 0)
        return {};
    const DisplayPath path = m_document->displayPathOf(index);
    m_path->setPath(path);
    const auto broken = std::find_if(path.stations.begin(),
        path.stations.end(),
        [](const PathStation &s) { return s.state == PathStation::State::Broken; });
    const bool unknown = std::any_of(path.stations.begin(),
        path.stations.end(),
        [](const PathStation &s) { return s.state == PathStation::State::Unknown; });
    if (broken != path.stations.end()) {
        m_pathBadge->setText(tr("broken"));
        m_pathBadge->setTone(Tone::Danger);
    } else if (path.showsPicture) {
        m_pathBadge->setText(unknown ? tr("probably shows a picture") : tr("shows a picture"));
        m_pathBadge->setTone(unknown ? Tone::Warning : Tone::Ok);
    } else {
        m_pathBadge->setText(unknown ? tr("not known") : tr("no picture"));
        m_pathBadge->setTone(unknown ? Tone::Warning : Tone::Neutral);
    }
    m_pathBadge->setDot(true);
    m_pathCard->setToolTip(translate(path.summary));
    const Diagnostic *cause = nullptr;
    if (broken != path.stations.end() && !broken->rule.isEmpty()) {
        for (const Diagnostic &d : m_document->pass().diagnostics) {
            if (d.rule == broken->rule && (cause == nullptr || d.severity < cause->severity))
                cause = &d;
        }
    }
    if (cause == nullptr) {
        m_pathBanner->setVisible(false);
        return {};
    }
    m_pathBanner->show(*cause, 0);
    return cause->rule; // the same problem once on a page
}

void GuestPanel::pullVgpus(const QString &told)
{
    const qsizetype count = m_document->guest().mdevs.size();
    m_attachCard->setVisible(count == 0);
    while (m_vgpus.size() > count) {
        VgpuCard *card = m_vgpus.takeLast();
        card->hide();
        card->deleteLater(); // its own button may have asked for this
    }
    for (VgpuCard *card : std::as_const(m_vgpus))
        card->pull(told);
    while (m_vgpus.size() < count) {
        auto *card = new VgpuCard(m_document, static_cast<int>(m_vgpus.size()), this);
        connect(card, &VgpuCard::focused, this, &GuestPanel::fieldFocused);
        connect(card, &VgpuCard::fixRequested, this, &GuestPanel::fixRequested);
        connect(card, &VgpuCard::problemsRequested, this, &GuestPanel::problemsRequested);
        m_vgpuColumn->addWidget(card);
        m_vgpus.append(card);
        card->pull(told);
    }
}

void GuestPanel::pullOthers()
{
    const QList<OtherDevice> &others = m_document->guest().others;
    QString shape;
    for (const OtherDevice &device : others)
        shape += deviceSummary(m_document->text(), device.node) + u'\t'
            + m_document->text().pathOf(device.node) + u'\n';
    if (shape == m_shape)
        return;
    m_shape = shape;
    while (QLayoutItem *item = m_others->body()->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    m_others->setVisible(!others.isEmpty());
    m_others->setNote(tr("%n kept as they are", nullptr, static_cast<int>(others.size())));
    for (const OtherDevice &device : others) {
        auto *row =
            new DeviceRow(device.element, deviceSummary(m_document->text(), device.node), m_others);
        const QString path = m_document->text().pathOf(device.node);
        connect(row, &QPushButton::clicked, this, [this, path] { Q_EMIT pathActivated(path); });
        m_others->body()->addWidget(row);
    }
}

bool GuestPanel::goToField(const QString &field)
{
    if (field.isEmpty() || m_scroll == nullptr || !m_document->isOpen())
        return false;
    const auto find = [&]() -> QWidget * {
        for (QWidget *widget : m_scroll->widget()->findChildren<QWidget *>(field)) {
            if (!widget->isHidden())
                return widget;
        }
        return nullptr;
    };
    QWidget *target = find();
    if (target == nullptr || !target->isVisibleTo(m_scroll->widget())) {
        if (field.startsWith(u"graphics[") || field.startsWith(u"video["))
            m_graphics->reveal();
        else if (!field.contains(u'['))
            m_generalMore->setOpen(true);
        target = find();
    }
    if (target == nullptr)
        return false;
    // The layout of what was just opened must be known before it can be scrolled to.
    m_scroll->widget()->layout()->activate();
    target->setFocus(Qt::TabFocusReason);
    m_scroll->ensureWidgetVisible(target, 40, 80);
    Q_EMIT fieldFocused(field);
    return target->isEnabled();
}

void GuestPanel::dragEnterEvent(QDragEnterEvent *event)
{
    const bool device = m_document->isOpen() && choiceOf(event->mimeData()).has_value();
    if (!device && fileOf(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_dropping = true;
    update();
}

void GuestPanel::dragLeaveEvent(QDragLeaveEvent *event)
{
    m_dropping = false;
    update();
    QWidget::dragLeaveEvent(event);
}

void GuestPanel::dropEvent(QDropEvent *event)
{
    m_dropping = false;
    update();
    if (const auto choice = choiceOf(event->mimeData()); choice && m_document->isOpen()) {
        event->acceptProposedAction();
        Q_EMIT choiceDropped(*choice);
    } else if (const QString file = fileOf(event->mimeData()); !file.isEmpty()) {
        event->acceptProposedAction();
        Q_EMIT fileDropped(file);
    }
}

void GuestPanel::paintEvent(QPaintEvent *)
{
    const Colors &c = colors();
    QPainter painter(this);
    painter.fillRect(rect(), m_dropping ? c.accentSoft.background : c.window);
    if (m_dropping)
        paintRounded(&painter,
            QRectF(rect()).adjusted(6, 6, -6, -6),
            metric::CardRadius,
            QColor(),
            c.accent,
            2);
}

} // namespace vitrine::gui

// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The widgets of the guest's form, made when the first guest is opened.
#include "gui/app/theme.h"
#include "gui/document/guest_document.h"
#include "gui/editors/field_editor.h"
#include "gui/editors/graphics_card.h"
#include "gui/panels/guest_panel.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/disclosure.h"
#include "gui/widgets/display_path_view.h"
#include "gui/widgets/fix_banner.h"
#include "gui/widgets/labels.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace vitrine::gui {

namespace {

/// Lines of a form that are longer are hard to read along; letters that are bigger need more.
int formWidth(const QFontMetrics &metrics)
{
    return qMax(780, metrics.averageCharWidth() * 120);
}

} // namespace

QWidget *GuestPanel::makeEmpty()
{
    auto *empty = new EmptyState(static_cast<int>(Symbol::Guest),
        tr("Give a guest a vGPU"),
        tr("Open a libvirt guest, or make a new one. Then drag a vGPU from the host onto it, and "
           "Vitrine shows what will be seen, "
           "what will fail, and why."),
        this);
    auto *open = symbolButton(Symbol::Open, tr("&Open a guest …"), empty);
    setPrimary(open, Symbol::Open);
    connect(open, &QPushButton::clicked, this, &GuestPanel::openRequested);
    auto *fresh = symbolButton(Symbol::NewGuest, tr("&New guest …"), empty);
    connect(fresh, &QPushButton::clicked, this, &GuestPanel::newRequested);
    auto *demo = symbolButton(Symbol::Star, tr("Open the &demonstration guest"), empty);
    connect(demo, &QPushButton::clicked, this, &GuestPanel::demoRequested);
    for (QPushButton *button : {open, fresh, demo}) {
        QString name = button->text();
        button->setAccessibleName(name.remove(u'&').remove(u'…').trimmed());
        empty->addAction(button);
    }
    return empty;
}

QWidget *GuestPanel::makeHeader()
{
    auto *header = new QWidget(this);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::Medium, 3, space::Medium, 4);
    layout->setSpacing(space::Small);
    m_name = new ElidedLabel(header);
    m_name->setFont(Theme::strong());
    m_name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_changed = new Badge(tr("changed"), Tone::Warning, header);
    m_changed->setDot(true);
    m_summary = new ElidedLabel(header);
    m_summary->setMuted(true);
    m_summary->setFont(Theme::small());
    layout->addWidget(m_name);
    layout->addWidget(m_changed);
    layout->addStretch(1);
    layout->addWidget(m_summary);
    header->setMinimumHeight(38);
    header->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    header->setAutoFillBackground(true);
    return header;
}

QWidget *GuestPanel::makePresets()
{
    auto *row = new QWidget(this);
    row->setAccessibleName(tr("Presets"));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::Medium);
    using Picture = PresetCard::Picture;
    const std::array pictures {Picture::Compute, Picture::Local, Picture::Remote, Picture::Only};
    const std::array presets {
        Preset::ComputeOnly, Preset::LocalConsole, Preset::RemoteConsole, Preset::VgpuOnly};
    for (std::size_t i = 0; i < presets.size(); ++i) {
        const Preset preset = presets.at(i);
        auto *card = new PresetCard(
            pictures.at(i), translate(presetTitle(preset)), translate(presetSummary(preset)), row);
        card->setObjectName(presetName(preset));
        card->installEventFilter(this);
        connect(card, &QPushButton::clicked, this, [this, preset] { applyPreset(preset); });
        layout->addWidget(card, 1);
        m_presets.append(card);
    }
    m_presetRow = row;
    return row;
}

void GuestPanel::buildForm()
{
    auto *page = new QWidget(this);
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(0, 0, 0, 0);
    pageLayout->setSpacing(0);
    pageLayout->addWidget(makeHeader());

    m_scroll = new QScrollArea(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *canvas = new QWidget;
    auto *centre = new QHBoxLayout(canvas);
    centre->setContentsMargins(space::Large, space::Large, space::Large, space::Huge);
    auto *column = new QWidget(canvas);
    column->setMaximumWidth(formWidth(fontMetrics()));
    m_column = new QVBoxLayout(column);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::Medium);
    centre->addStretch(1);
    centre->addWidget(column, 100);
    centre->addStretch(1);

    m_column->addWidget(makePresets());

    m_pathCard = new Card(tr("Display path"), column);
    m_pathBadge = new Badge(QString(), Tone::Ok, m_pathCard);
    m_pathCard->addHeaderWidget(m_pathBadge);
    m_path = new DisplayPathView(m_pathCard);
    connect(m_path, &DisplayPathView::stationActivated, this, [this](const PathStation &station) {
        if (!goToField(station.field))
            Q_EMIT problemsRequested();
    });
    m_pathCard->body()->addWidget(m_path);
    m_pathBanner = new FixBanner(m_pathCard);
    m_pathBanner->setVisible(false);
    connect(m_pathBanner, &FixBanner::fixRequested, this, &GuestPanel::fixRequested);
    connect(m_pathBanner, &FixBanner::allRequested, this, &GuestPanel::problemsRequested);
    m_pathCard->body()->addWidget(m_pathBanner);
    m_column->addWidget(m_pathCard);

    m_attachCard = new Card(tr("vGPU"), column);
    auto *attachRow = new QHBoxLayout;
    auto *words = new MutedLabel(tr("This guest has no vGPU yet. Drag a type or an instance from "
                                    "the host here, or choose one."),
        m_attachCard);
    words->setWordWrap(true);
    words->setFont(QFont());
    attachRow->addWidget(words, 1);
    auto *attach = symbolButton(Symbol::Plus, tr("Attach a vGPU …"), m_attachCard);
    attach->setAccessibleName(tr("Attach a vGPU to this guest"));
    connect(attach, &QPushButton::clicked, this, &GuestPanel::attachRequested);
    attachRow->addWidget(attach);
    m_attachCard->body()->addLayout(attachRow);
    m_column->addWidget(m_attachCard);
    m_vgpuColumn = new QVBoxLayout;
    m_vgpuColumn->setSpacing(space::Medium);
    m_column->addLayout(m_vgpuColumn);

    m_graphics = new GraphicsCard(m_document, column);
    connect(m_graphics, &GraphicsCard::focused, this, &GuestPanel::fieldFocused);
    connect(m_graphics, &GraphicsCard::fixRequested, this, &GuestPanel::fixRequested);
    connect(m_graphics, &GraphicsCard::problemsRequested, this, &GuestPanel::problemsRequested);
    m_column->addWidget(m_graphics);

    m_general = new Card(tr("General"), column);
    auto *form = new FieldForm(m_document, m_general);
    for (const char *field : {"name", "memory", "vcpus", "machine", "firmware"})
        form->addField(QString::fromLatin1(field));
    form->addField(QStringLiteral("uuid"), {}, true); // half a UUID is none
    connect(form, &FieldForm::focused, this, &GuestPanel::fieldFocused);
    m_forms.append(form);
    m_general->body()->addWidget(form);
    m_generalMore = new Disclosure(
        tr("More settings"),
        [this] {
            auto *more = new FieldForm(m_document, m_general);
            for (const char *field : {"title", "current-memory", "arch", "loader", "emulator"})
                more->addField(QString::fromLatin1(field));
            connect(more, &FieldForm::focused, this, &GuestPanel::fieldFocused);
            m_forms.append(more);
            return more;
        },
        m_general);
    m_general->body()->addWidget(m_generalMore);
    m_column->addWidget(m_general);

    m_others = new Card(tr("Other devices"), column);
    m_others->body()->setSpacing(0);
    m_column->addWidget(m_others);
    m_column->addStretch(1);
    m_scroll->setWidget(canvas);
    // After setWidget, which makes it paint itself with the palette: what is behind the cards is painted here.
    canvas->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    pageLayout->addWidget(m_scroll, 1);
    m_pages->addWidget(page);
}

} // namespace vitrine::gui

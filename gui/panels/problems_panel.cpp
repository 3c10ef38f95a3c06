// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/problems_panel.h"

#include "gui/app/style.h"
#include "gui/app/theme.h"
#include "gui/models/diagnostics_model.h"
#include "gui/panels/panel_header.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/fix_banner.h"
#include "gui/widgets/labels.h"

#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine::gui {

namespace {

constexpr std::array Severities {
    Severity::Error, Severity::Warning, Severity::Note, Severity::Unchecked};

/// Icon, who refuses, our sentence, their words. The buttons are real widgets on top (placeButtons).
class ProblemDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] static int phaseWidth(int width) { return qBound(120, width / 5, 240); }

    /// What the sentence has beside the words before it and the buttons after it.
    [[nodiscard]] static int roomFor(const QListView *view, const QModelIndex &index, int width)
    {
        const QWidget *buttons = view->indexWidget(index);
        const int end = buttons != nullptr ? buttons->sizeHint().width() + space::Small : 0;
        return width - space::Medium - 28 - phaseWidth(width) - end - space::Small;
    }
    [[nodiscard]] static QFont fontOf(const Diagnostic &d, const QFont &usual)
    {
        return d.severity == Severity::Error ? Theme::strong() : usual;
    }

    /// More lines where the sentence does not fit in one: half a sentence helps nobody.
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        int lines = 1;
        const auto *view = qobject_cast<const QListView *>(option.widget);
        const auto *model = qobject_cast<const DiagnosticsModel *>(index.model());
        if (view != nullptr && model != nullptr) {
            const Diagnostic &d = model->at(index.row());
            const QFontMetrics metrics(fontOf(d, option.font));
            const int room = qMax(80, roomFor(view, index, view->viewport()->width()));
            const QRect needed =
                metrics.boundingRect(QRect(0, 0, room, 0), Qt::TextWordWrap, diagnosticTitle(d));
            lines = qMax(1, (needed.height() + metrics.lineSpacing() / 2) / metrics.lineSpacing());
        }
        const QFontMetrics strong(Theme::strong());
        return {200, qMax(strong.height() + (lines - 1) * strong.lineSpacing(), 18) + 18};
    }

    void paint(QPainter *painter,
        const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QListView *>(option.widget);
        const auto *model = qobject_cast<const DiagnosticsModel *>(index.model());
        if (view == nullptr || model == nullptr)
            return;
        const Diagnostic &d = model->at(index.row());
        const Colors &c = colors();
        const TonePair &tone = c.tone(toneOf(d.severity));
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        QRect r = option.rect;
        QColor ground = c.surface;
        if (d.severity == Severity::Error)
            ground = c.danger.background;
        if (selected)
            ground =
                d.severity == Severity::Error ? blend(ground, c.hover) : c.accentSoft.background;
        else if (option.state.testFlag(QStyle::State_MouseOver))
            ground = blend(ground, c.hover);
        painter->fillRect(r, ground);
        painter->fillRect(r.left(), r.bottom(), r.width(), 1, c.border);
        if (selected)
            painter->fillRect(QStyle::visualRect(
                                  option.direction, r, QRect(r.left(), r.top(), 3, r.height() - 1)),
                c.accent);
        const auto place = [&](int x, int w) {
            return QStyle::visualRect(
                option.direction, r, QRect(r.left() + x, r.top(), w, r.height() - 1));
        };
        const int align = static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)
                              | Qt::AlignVCenter)
            | Qt::TextSingleLine;
        QRect icon = place(space::Medium, metric::IconSize);
        icon = QRect(icon.left(), icon.center().y() - 8, 16, 16);
        paintSymbol(painter, icon, symbolOf(d.severity), tone.foreground);
        const int phase = phaseWidth(r.width());
        int x = space::Medium + 28;
        painter->setFont(Theme::small());
        painter->setPen(d.severity == Severity::Error ? tone.foreground : c.muted);
        painter->drawText(place(x, phase),
            align,
            QFontMetrics(Theme::small())
                .elidedText(phaseWords(d.phase, d.severity), Qt::ElideRight, phase - 8));
        x += phase;
        const int room = roomFor(view, index, r.width());
        const QString sentence = diagnosticTitle(d);
        const QFont main = fontOf(d, option.font);
        if (QFontMetrics(main).horizontalAdvance(sentence) > room) {
            painter->setFont(main);
            painter->setPen(c.text);
            painter->drawText(
                place(x, room), (align & ~Qt::TextSingleLine) | Qt::TextWordWrap, sentence);
            return;
        }
        const QString shown = QFontMetrics(main).elidedText(sentence, Qt::ElideRight, room);
        painter->setFont(main);
        painter->setPen(c.text);
        painter->drawText(place(x, room), align, shown);
        const int used = QFontMetrics(main).horizontalAdvance(shown) + space::Small;
        const QString words = diagnosticWords(d);
        if (!words.isEmpty() && room - used > 60) {
            painter->setFont(Theme::monoSmall());
            painter->setPen(c.muted);
            painter->drawText(place(x + used, room - used),
                align,
                QFontMetrics(Theme::monoSmall()).elidedText(words, Qt::ElideRight, room - used));
        }
    }
};

/// A count that is a filter: pressed while that severity is shown.
class CountButton : public QPushButton {
public:
    CountButton(Severity severity, QWidget *parent) : QPushButton(parent), m_severity(severity)
    {
        setCheckable(true);
        setChecked(true);
        setAttribute(Qt::WA_Hover);
    }
    [[nodiscard]] QSize sizeHint() const override { return Badge::sizeOf(text()) + QSize(4, 4); }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setOpacity(isChecked() ? 1.0 : 0.45);
        Badge::paint(&painter, QRectF(rect()).adjusted(2, 2, -2, -2), text(), toneOf(m_severity));
        if (!isChecked()) { // told by a stroke too, not only by being pale
            painter.setPen(colors().tone(toneOf(m_severity)).foreground);
            painter.drawLine(8, height() / 2, width() - 8, height() / 2);
        }
        painter.setOpacity(1.0);
        if (hasFocus())
            paintFocusRing(&painter, rect(), metric::PillRadius + 2);
    }

private:
    Severity m_severity;
};

} // namespace

ProblemsPanel::ProblemsPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new DiagnosticsModel(this))
    , m_list(new QListView)
    , m_pages(new QStackedWidget)
    , m_calm(new MutedLabel)
    , m_fixAll(new QPushButton(symbolIcon(Symbol::Fix), tr("Fix all safe ones")))
{
    auto *header = new PanelHeader(tr("Problems"), this);
    for (const Severity severity : Severities) {
        auto *count = new CountButton(severity, header);
        count->setVisible(false);
        connect(count, &QPushButton::toggled, this, [this, severity](bool on) {
            m_model->setShown(severity, on);
            placeButtons();
        });
        header->addNote(count);
        m_counts.append(count);
    }
    m_fixAll->setProperty(property::Quiet, true);
    m_fixAll->setAccessibleName(tr("Fix all safe ones"));
    m_fixAll->setToolTip(tr("Applies every fix that changes neither who can reach the guest nor "
                            "what it sees beyond the finding"));
    m_fixAll->setVisible(false);
    connect(m_fixAll, &QPushButton::clicked, this, &ProblemsPanel::fixAllRequested);
    header->addTool(m_fixAll);

    m_list->setModel(m_model);
    m_list->setItemDelegate(new ProblemDelegate(m_list));
    m_list->setAccessibleName(tr("Problems"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setResizeMode(QListView::Adjust); // the buttons move with the width
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        Q_EMIT activated(m_model->at(index.row()));
    });

    m_calm->setAlignment(Qt::AlignCenter);
    m_calm->setFont(QFont());
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_calm);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_pages, 1);
    setAutoFillBackground(true);
    setDiagnostics({}, false);
}

void ProblemsPanel::setDiagnostics(const QList<Diagnostic> &diagnostics, bool guestOpen)
{
    const bool same = diagnostics == m_all && guestOpen == m_open;
    if (same && !m_calm->text().isEmpty())
        return;
    m_all = diagnostics;
    m_open = guestOpen;
    // Keep what was selected, as far as it is still there.
    const QModelIndex current = m_list->currentIndex();
    const QString rule = current.isValid() ? m_model->at(current.row()).rule : QString();
    const QString path = current.isValid() ? m_model->at(current.row()).path : QString();
    m_model->setDiagnostics(diagnostics);
    if (!rule.isEmpty())
        select(rule, path);
    m_calm->setText(guestOpen ? tr("No problems found. This guest should do what you want.")
                              : tr("Problems of the open guest appear here as you type."));
    showCounts();
    placeButtons();
}

void ProblemsPanel::showCounts()
{
    for (std::size_t i = 0; i < Severities.size(); ++i) {
        const auto count =
            static_cast<int>(std::count_if(m_all.begin(), m_all.end(), [&](const Diagnostic &d) {
                return d.severity == Severities.at(i);
            }));
        QPushButton *button = m_counts.at(static_cast<qsizetype>(i));
        QString words;
        switch (Severities.at(i)) {
        case Severity::Error:
            words = tr("%n error(s)", nullptr, count);
            break;
        case Severity::Warning:
            words = tr("%n warning(s)", nullptr, count);
            break;
        case Severity::Note:
            words = tr("%n note(s)", nullptr, count);
            break;
        case Severity::Unchecked:
            words = tr("%n not checked", nullptr, count);
            break;
        }
        button->setText(words);
        button->setAccessibleName(tr("Show: %1").arg(words));
        button->setToolTip(tr("Show or hide these"));
        button->setVisible(count > 0);
        button->updateGeometry();
    }
    m_fixAll->setVisible(std::any_of(m_all.begin(), m_all.end(), [](const Diagnostic &d) {
        return std::any_of(d.fixes.begin(), d.fixes.end(), [](const Fix &fix) { return fix.safe; });
    }));
}

void ProblemsPanel::placeButtons()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const Diagnostic d = m_model->at(row);
        const QModelIndex index = m_model->index(row);
        if (d.fixes.isEmpty()) {
            m_list->setIndexWidget(index, nullptr);
            continue;
        }
        auto *holder = new QWidget;
        auto *layout = new QHBoxLayout(holder);
        layout->setContentsMargins(0, 3, space::Medium, 4);
        layout->setSpacing(space::Tiny);
        layout->addStretch(1);
        const Fix first = d.fixes.first();
        auto *button = new QPushButton(translate(first.title), holder);
        button->setAccessibleName(translate(first.title));
        button->setToolTip(translate(first.title)); // where it is cut
        button->setAccessibleDescription(diagnosticTitle(d));
        button->setFixedHeight(qMax(26, QFontMetrics(font()).height() + 8));
        // Queued: the row, and with it this button, is gone when the fix is applied.
        connect(
            button,
            &QPushButton::clicked,
            this,
            [this, d, first] { Q_EMIT fixRequested(d, first); },
            Qt::QueuedConnection);
        layout->addWidget(button);
        if (d.fixes.size() > 1) {
            auto *more = new QPushButton(symbolIcon(Symbol::ChevronDown), QString(), holder);
            more->setAccessibleName(tr("Other ways to fix this"));
            more->setToolTip(tr("Other ways to fix this"));
            more->setFixedSize(30, button->height());
            connect(more, &QPushButton::clicked, this, [this, d, more] {
                QMenu menu;
                for (const Fix &fix : d.fixes)
                    menu.addAction(
                        translate(fix.title),
                        this,
                        [this, d, fix] { Q_EMIT fixRequested(d, fix); },
                        Qt::QueuedConnection);
                menu.exec(more->mapToGlobal(QPoint(0, more->height())));
            });
            layout->addWidget(more);
        }
        // The holder covers the row: clicks beside its buttons belong to the list.
        holder->setAttribute(Qt::WA_NoSystemBackground);
        holder->setFocusProxy(button);
        m_list->setIndexWidget(index, holder);
    }
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    m_list->doItemsLayout(); // the height of a row depends on its buttons
}

void ProblemsPanel::select(const QString &rule, const QString &path)
{
    int best = -1;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const Diagnostic &d = m_model->at(row);
        if (d.rule != rule)
            continue;
        if (best < 0 || d.path == path)
            best = row;
        if (d.path == path)
            break;
    }
    if (best >= 0)
        m_list->setCurrentIndex(m_model->index(best));
}

void ProblemsPanel::fixCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const Diagnostic d = m_model->at(index.row());
    if (!d.fixes.isEmpty())
        Q_EMIT fixRequested(d, d.fixes.first());
}

bool ProblemsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            const QModelIndex index = m_list->currentIndex();
            if (key->modifiers().testFlag(Qt::AltModifier))
                fixCurrent();
            else if (index.isValid())
                Q_EMIT activated(m_model->at(index.row()));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace vitrine::gui

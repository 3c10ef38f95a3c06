// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/host_delegate.h"

#include "gui/app/style.h"
#include "gui/app/theme.h"
#include "gui/models/host_tree_model.h"
#include "gui/widgets/labels.h"

#include <QPainter>
#include <QPainterPath>
#include <QSortFilterProxyModel>

namespace vitrine::gui {

namespace {

struct Source {
    const HostTreeModel *model = nullptr;
    QModelIndex index;
};

Source sourceOf(const QModelIndex &index)
{
    if (const auto *proxy = qobject_cast<const QSortFilterProxyModel *>(index.model()))
        return {
            qobject_cast<const HostTreeModel *>(proxy->sourceModel()), proxy->mapToSource(index)};
    return {qobject_cast<const HostTreeModel *>(index.model()), index};
}

/// Resolution and framebuffer: what there is room for.
QString shortSummary(const MdevType &type)
{
    return typeSummary(type).split(QStringLiteral(" · ")).mid(0, 2).join(u" · ");
}

/// Draws one line of text and gives back how wide it was; mirrored for right to left.
int drawWords(QPainter *painter,
    const QRect &area,
    Qt::LayoutDirection direction,
    const QFont &font,
    const QColor &color,
    const QString &text)
{
    painter->setFont(font);
    painter->setPen(color);
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, area.width());
    painter->drawText(area,
        static_cast<int>(QStyle::visualAlignment(direction, Qt::AlignLeft) | Qt::AlignVCenter)
            | Qt::TextSingleLine,
        shown);
    return metrics.horizontalAdvance(shown);
}

void paintCapacity(QPainter *painter,
    const QRectF &bar,
    Qt::LayoutDirection direction,
    const QList<CapacitySegment> &segments)
{
    const Colors &c = colors();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRounded(painter, bar, bar.height() / 2, c.free, QColor());
    QPainterPath clip;
    clip.addRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    painter->setClipPath(clip);
    double used = 0;
    for (const CapacitySegment &segment : segments) {
        const double share = qMin(segment.share, 1.0 - used);
        const double start = direction == Qt::RightToLeft ? 1.0 - used - share : used;
        // Never so thin that it cannot be seen, and a gap between neighbours, so that colour is not all that parts them.
        const QRectF part(bar.left() + start * bar.width(),
            bar.top(),
            qMax(share * bar.width() - 1.5, 1.5),
            bar.height());
        painter->fillRect(part,
            segment.color < 0
                ? c.muted
                : c.segments.at(static_cast<std::size_t>(segment.color) % c.segments.size()));
        used += share;
    }
    painter->restore();
}

} // namespace

QSize HostDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto kind = static_cast<HostTreeModel::Kind>(index.data(HostTreeModel::KindRole).toInt());
    const int strong = QFontMetrics(Theme::strong()).height();
    if (kind == HostTreeModel::Kind::Parent) {
        const int small = QFontMetrics(Theme::small()).height();
        const int mono = QFontMetrics(Theme::monoSmall()).height();
        return {
            180, space::Medium + strong + mono + 4 + metric::BarHeight + 4 + small + space::Small};
    }
    return {180, strong + (kind == HostTreeModel::Kind::Type ? 13 : 10)};
}

void HostDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem panel = option;
    initStyleOption(&panel, index);
    const QWidget *widget = option.widget;
    const QStyle *style = widget != nullptr ? widget->style() : nullptr;
    if (style != nullptr)
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &panel, painter, widget);
    const QRect inner = option.rect.adjusted(6, 0, -10, 0);
    painter->save();
    painter->setLayoutDirection(option.direction);
    switch (static_cast<HostTreeModel::Kind>(index.data(HostTreeModel::KindRole).toInt())) {
    case HostTreeModel::Kind::Parent:
        paintParent(painter, inner, option.direction, index);
        break;
    case HostTreeModel::Kind::Type:
        paintType(painter, inner, option.direction, index);
        break;
    case HostTreeModel::Kind::Instance:
        paintInstance(painter, inner, option.direction, index);
        break;
    }
    painter->restore();
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        paintFocusRing(painter, QRectF(option.rect).adjusted(2, 1, -2, -1), metric::ControlRadius);
}

void HostDelegate::paintParent(QPainter *painter,
    const QRect &rect,
    Qt::LayoutDirection direction,
    const QModelIndex &index) const
{
    const Source source = sourceOf(index);
    const MdevParent *parent = source.model->parentAt(source.index);
    const HostSnapshot *host = source.model->host();
    const Colors &c = colors();
    int y = rect.top() + space::Medium;
    const auto line = [&](int height) {
        const QRect area(rect.left(), y, rect.width(), height);
        y += height;
        return area;
    };
    drawWords(painter,
        line(QFontMetrics(Theme::strong()).height()),
        direction,
        Theme::strong(),
        c.text,
        parent->title());
    QStringList facts;
    if (parent->displayName)
        facts.append(
            parent
                ->name); // the address is never elided away: it is how GPUs of one kind are told apart
    if (parent->driver)
        facts.append(*parent->driver);
    if (const RenderNode *node = host->renderNodeFor(*parent))
        facts.append(node->path.section(u'/', -1));
    if (facts.isEmpty())
        facts.append(tr("virtual device"));
    if (parent->numaNode)
        facts.append(tr("NUMA %1").arg(*parent->numaNode));
    drawWords(painter,
        line(QFontMetrics(Theme::monoSmall()).height()),
        direction,
        Theme::monoSmall(),
        c.muted,
        facts.join(u" · "));
    y += 4;
    const QList<CapacitySegment> &segments = source.model->capacityOf(source.index);
    paintCapacity(
        painter, QRectF(rect.left(), y, rect.width(), metric::BarHeight), direction, segments);
    y += metric::BarHeight + 4;
    int most = 0;
    bool offers = false;
    DisplayMode mode = DisplayMode::Unknown;
    for (const MdevType *type : host->typesOf(parent->name)) {
        offers = true;
        most = qMax(most, type->availableInstances.value_or(0));
        if (type->displayMode != DisplayMode::Unknown)
            mode = type->displayMode;
    }
    QStringList state {tr("%n in use", nullptr, static_cast<int>(segments.size()))};
    if (!offers)
        state = QStringList {tr("offers no types")};
    else if (most > 0)
        state.append(tr("room for %n", nullptr, most));
    else
        state.append(tr("full"));
    if (mode != DisplayMode::Unknown)
        state.append(mode == DisplayMode::Dmabuf ? tr("needs OpenGL")
                : mode == DisplayMode::Region    ? tr("no OpenGL needed")
                                                 : tr("no display"));
    drawWords(painter,
        line(QFontMetrics(Theme::small()).height()),
        direction,
        Theme::small(),
        c.muted,
        state.join(u" · "));
}

void HostDelegate::paintType(QPainter *painter,
    const QRect &rect,
    Qt::LayoutDirection direction,
    const QModelIndex &index) const
{
    const Source source = sourceOf(index);
    const MdevType *type = source.model->typeAt(source.index);
    const Colors &c = colors();
    const int free = type->availableInstances.value_or(-1);
    const bool can = free > 0;
    QString words;
    Tone tone = Tone::Ok;
    if (can) {
        words = tr("%n free", nullptr, free);
    } else {
        tone = Tone::Neutral;
        words = free == 0 ? tr("none free") : tr("unknown");
        const HostSnapshot *host = source.model->host();
        if (free == 0 && host->instancesOf(type->parent, type->id).isEmpty()
            && !host->instancesOf(type->parent).isEmpty()) {
            words = tr("other sizes in use"); // who holds them is in the tool tip
            tone = Tone::Warning;
        }
        for (const Remark &remark : type->remarks) {
            if (remark.kind == RemarkKind::NotReadable || remark.kind == RemarkKind::NotANumber) {
                words = tr("cannot be read");
                tone = Tone::Warning;
            }
        }
    }
    const QSize badge = Badge::sizeOf(words);
    const QRect badgeBox(rect.right() - badge.width() + 1,
        rect.center().y() - badge.height() / 2,
        badge.width(),
        badge.height());
    Badge::paint(painter, QStyle::visualRect(direction, rect, badgeBox), words, tone);
    const int room = rect.width() - badge.width() - space::Small;
    const auto area = [&](int start, int width) {
        return QStyle::visualRect(
            direction, rect, QRect(rect.left() + start, rect.top(), width, rect.height()));
    };
    QFont name = Theme::strong();
    name.setWeight(QFont::Medium);
    // "NVIDIA A16-2Q" below an NVIDIA A16 says A16-2Q, after the id.
    const QString shortName = type->name ? type->name->section(u' ', -1) : QString();
    const QString shown = !shortName.isEmpty() && !type->id.contains(shortName)
        ? QString(type->id + u"  " + shortName)
        : type->id;
    const int used =
        drawWords(painter, area(0, room), direction, name, can ? c.text : c.muted, shown)
        + space::Small;
    if (room - used > 40)
        drawWords(painter,
            area(used, room - used),
            direction,
            Theme::small(),
            c.muted,
            shortSummary(*type));
}

void HostDelegate::paintInstance(QPainter *painter,
    const QRect &rect,
    Qt::LayoutDirection direction,
    const QModelIndex &index) const
{
    const Source source = sourceOf(index);
    const MdevInstance *instance = source.model->instanceAt(source.index);
    const Colors &c = colors();
    const int color = index.data(HostTreeModel::ColorRole).toInt();
    const bool own = index.data(HostTreeModel::OwnRole).toBool();
    QString words = index.data(HostTreeModel::OwnerRole).toString();
    Tone tone = Tone::Neutral;
    if (own) {
        words = tr("this guest");
        tone = Tone::Accent;
    } else if (!instance->active) {
        words = tr("not active");
        tone = Tone::Warning;
    } else if (words.isEmpty()) {
        words = tr("free");
        tone = Tone::Ok;
    }
    QSize badge = Badge::sizeOf(words);
    badge.setWidth(qMin(badge.width(), rect.width() / 2));
    const QRect badgeBox(rect.right() - badge.width() + 1,
        rect.center().y() - badge.height() / 2,
        badge.width(),
        badge.height());
    Badge::paint(painter, QStyle::visualRect(direction, rect, badgeBox), words, tone);
    const QRect dot =
        QStyle::visualRect(direction, rect, QRect(rect.left(), rect.center().y() - 4, 8, 8));
    if (instance->active && color >= 0)
        paintRounded(painter,
            dot,
            4,
            c.segments.at(static_cast<std::size_t>(color) % c.segments.size()),
            QColor());
    else
        paintRounded(painter, dot, 4, QColor(), instance->active ? c.ok.foreground : c.muted, 1.5);
    // Both ends of the UUID, as people compare them.
    const QString uuid = instance->uuid.toString();
    const int room = rect.width() - badge.width() - space::Small - 16;
    const QFontMetrics metrics(Theme::monoSmall());
    const QString shown =
        metrics.horizontalAdvance(uuid) <= room ? uuid : uuid.left(8) + u'…' + uuid.right(4);
    drawWords(painter,
        QStyle::visualRect(
            direction, rect, QRect(rect.left() + 16, rect.top(), room, rect.height())),
        direction,
        Theme::monoSmall(),
        instance->active ? c.text : c.muted,
        shown);
}

} // namespace vitrine::gui

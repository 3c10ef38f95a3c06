// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

class QPainter;

namespace vitrine::gui {

/// Our own pictograms, drawn as strokes on a grid of 24 and tinted from the tokens when they are painted,
/// so that they are sharp at every scale and right in every appearance.
enum class Symbol {
    None,
    Open,
    Save,
    SaveAs,
    Export,
    Undo,
    Redo,
    Plus,
    Play,
    Stop,
    Search,
    Clear,
    Close,
    Copy,
    ChevronDown,
    ChevronRight,
    ChevronLeft,
    Error,
    Warning,
    Note,
    Unchecked,
    Check,
    Gpu,
    Monitor,
    Guest,
    Remove,
    Refresh,
    Fix,
    Terminal,
    Document,
    Disk,
    Network,
    Sound,
    Other,
    NewGuest,
    Star,
    Filter,
};

/// An icon in the colour of button text (onAccent when `onAccent` is set).
QIcon symbolIcon(Symbol symbol, bool onAccent = false);

/// Draws the symbol into `rect` (square is best) with `color`.
void paintSymbol(QPainter *painter, const QRectF &rect, Symbol symbol, const QColor &color);

} // namespace vitrine::gui

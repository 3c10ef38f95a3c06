// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/app/icons.h"

#include <QPushButton>

namespace vitrine::gui {

/// A device that the form does not edit: what it is, and a way to its XML.
class DeviceRow : public QPushButton {
    Q_OBJECT
public:
    /// `summary` as deviceSummary() gives it, which begins with the element.
    DeviceRow(QString element, QString summary, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_element;
    QString m_summary;
    Symbol m_symbol;
};

} // namespace vitrine::gui

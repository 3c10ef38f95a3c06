// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_config.h"
#include "gui/app/icons.h"

#include <QPushButton>

namespace vitrine::gui {

/// A device that the form does not edit: what it is, and a way to its XML.
class DeviceRow : public QPushButton {
    Q_OBJECT
public:
    DeviceRow(const OtherDevice &device, QWidget *parent = nullptr);
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

// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/display_path.h"

#include <QPushButton>
#include <QWidget>

namespace vitrine::gui {

/// One station: a button, so that mouse, keyboard and screen reader find it where the eye does.
class StationButton : public QPushButton {
    Q_OBJECT
public:
    explicit StationButton(QWidget *parent = nullptr);
    void setStation(const PathStation &station);
    [[nodiscard]] const PathStation &station() const { return m_station; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// What it needs when the detail may take two lines.
    [[nodiscard]] int widthInTwoLines() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PathStation m_station;
    QString m_title;
    QString m_detail;
};

/// The way of the picture from the vGPU to the viewer. Whole links are calm, the broken one is red and dashed.
class DisplayPathView : public QWidget {
    Q_OBJECT
public:
    explicit DisplayPathView(QWidget *parent = nullptr);
    void setPath(const DisplayPath &path);
    [[nodiscard]] const DisplayPath &path() const { return m_path; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void stationActivated(const vitrine::PathStation &station);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    DisplayPath m_path;
    QList<StationButton *> m_stations;
    int m_details = 1; ///< lines below the titles
};

} // namespace vitrine::gui

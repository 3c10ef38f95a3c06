// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/plan.h"
#include "gui/panels/host_panel.h"

#include <QWidget>

class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace vitrine::gui {

class Badge;
class Card;
class DisplayPathView;
class Disclosure;
class ElidedLabel;
class FieldForm;
class FixBanner;
class GraphicsCard;
class GuestDocument;
class MutedLabel;
class PresetCard;
class VgpuCard;

/// The open guest as a form: presets, the way of the picture, vGPUs, graphics, everything else.
class GuestPanel : public QWidget {
    Q_OBJECT
public:
    explicit GuestPanel(GuestDocument *document, QWidget *parent = nullptr);
    /// Puts the keyboard into the control of a field, opening what hides it. False when there is no such control.
    bool goToField(const QString &field);

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void demoRequested();
    void attachRequested();
    void choiceDropped(const vitrine::gui::HostChoice &choice);
    void fileDropped(const QString &path);
    void fieldFocused(const QString &field);
    void pathActivated(const QString &path);
    void fixRequested(const vitrine::Diagnostic &diagnostic, const vitrine::Fix &fix);
    void problemsRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeEmpty();
    QWidget *makePresets();
    void buildForm();
    void pull();
    void pullHeader();
    void pullPresets();
    void describePreset(PresetCard *card);
    QString pullPath(); ///< the rule that it tells of, or empty
    void pullVgpus(const QString &told);
    void pullOthers();
    void applyPreset(Preset preset);
    [[nodiscard]] int selectedVgpu() const;
    GuestDocument *m_document;
    QStackedWidget *m_pages;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_column = nullptr;
    ElidedLabel *m_name = nullptr;
    Badge *m_changed = nullptr;
    ElidedLabel *m_summary = nullptr;
    QWidget *m_presetRow = nullptr;
    QList<PresetCard *> m_presets;
    Card *m_pathCard = nullptr;
    Badge *m_pathBadge = nullptr;
    DisplayPathView *m_path = nullptr;
    FixBanner *m_pathBanner = nullptr;
    Card *m_attachCard = nullptr;
    QVBoxLayout *m_vgpuColumn = nullptr;
    QList<VgpuCard *> m_vgpus;
    GraphicsCard *m_graphics = nullptr;
    Card *m_general = nullptr;
    QList<FieldForm *> m_forms;
    Disclosure *m_generalMore = nullptr;
    Card *m_others = nullptr;
    QString m_shape; ///< what the form was built for: counts of devices
    bool m_dropping = false;
};

} // namespace vitrine::gui

// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/diagnostic.h"
#include "gui/widgets/card.h"

class QComboBox;

namespace vitrine::gui {

class Badge;
class FieldForm;
class FixBanner;
class GuestDocument;
class MutedLabel;
class Switch;

/// One vGPU of the guest: which instance, display on or off, ramfb, model.
class VgpuCard : public Card {
    Q_OBJECT
public:
    VgpuCard(GuestDocument *document, int index, QWidget *parent = nullptr);
    /// `told`: the rule that the display path already tells of.
    void pull(const QString &told = {});
    [[nodiscard]] int index() const { return m_index; }

Q_SIGNALS:
    void focused(const QString &field);
    void fixRequested(const vitrine::Diagnostic &diagnostic, const vitrine::Fix &fix);
    void problemsRequested();

private:
    void setDisplay(bool on);
    void detach();
    void replaceWith(const QString &uuid);
    void pullInstances();
    [[nodiscard]] QString field(const char *name) const;
    GuestDocument *m_document;
    int m_index;
    Badge *m_badge;
    FieldForm *m_form;
    QComboBox *m_instance;
    Switch *m_display;
    MutedLabel *m_explanation;
    FixBanner *m_banner;
};

} // namespace vitrine::gui

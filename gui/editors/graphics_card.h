// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/edit.h"
#include "core/rules/diagnostic.h"
#include "gui/widgets/card.h"

class QComboBox;
class QVBoxLayout;

namespace vitrine::gui {

class Disclosure;
class FieldForm;
class FixBanner;
class GuestDocument;

/// Viewer, where it listens, OpenGL, render node, video: the choices that decide whether there is a picture.
class GraphicsCard : public Card {
    Q_OBJECT
public:
    explicit GraphicsCard(GuestDocument *document, QWidget *parent = nullptr);
    /// `told`: the rule that the display path already tells of.
    void pull(const QString &told = {});
    /// Opens what is closed so that a field can be gone to.
    void reveal();

Q_SIGNALS:
    void focused(const QString &field);
    void fixRequested(const vitrine::Diagnostic &diagnostic, const vitrine::Fix &fix);
    void problemsRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QComboBox *makeCombo(const QString &accessibleName, const QString &label);
    [[nodiscard]] int viewerIndex() const; ///< the first that is no egl-headless, or -1
    [[nodiscard]] int eglIndex() const;
    [[nodiscard]] QString suggestedNode() const;
    [[nodiscard]] QString nodeField() const;
    void chooseViewer(const QString &type);
    void chooseListen(const QString &value);
    void chooseGl(const QString &value);
    void chooseNode(const QString &value);
    void chooseVideo(const QString &model);
    void apply(const Edits &edits, const QString &label);
    void pullViewer();
    void pullListen();
    void pullGl();
    void pullNode();
    void pullVideo();
    QWidget *makeDetails();
    GuestDocument *m_document;
    FieldForm *m_form;
    QComboBox *m_viewer;
    QComboBox *m_listen;
    QComboBox *m_gl;
    QComboBox *m_node;
    QComboBox *m_video;
    FixBanner *m_banner;
    FixBanner *m_videoBanner;
    Disclosure *m_more;
    QList<FieldForm *> m_details;
    QStringList m_shape; ///< the devices that m_details were made for
};

} // namespace vitrine::gui

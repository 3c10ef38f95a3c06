// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/field_table.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;

namespace vitrine::gui {

class GuestDocument;
class Switch;

/// The control of one field of the field table. It pushes an Edit when the person does something, and pulls the value when the
/// document says that it changed; it never decides anything. objectName of the control is the field's id.
class FieldEditor : public QWidget {
    Q_OBJECT
public:
    /// `id` is "mdev[0].ramfb". An id that the table does not have is a mistake of the program.
    FieldEditor(GuestDocument *document, const QString &id, QWidget *parent = nullptr);
    [[nodiscard]] const QString &id() const { return m_id; }
    /// The widget that has the keyboard.
    [[nodiscard]] QWidget *control() const { return m_control; }
    void setAccessibleNameOfControl(const QString &name);
    void pull();

Q_SIGNALS:
    /// The control got the keyboard.
    void focused(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeControl();
    void push(const std::optional<QString> &value, bool typing);
    void revert();
    GuestDocument *m_document;
    QString m_id;
    FieldRef m_ref;
    QWidget *m_control = nullptr;
    QLineEdit *m_line = nullptr;
    QComboBox *m_combo = nullptr;
    Switch *m_switch = nullptr;
    QPushButton *m_revert;
    bool m_invalid = false;
    bool m_pushing = false; ///< a keystroke is on its way into the document
    bool m_typing = false; ///< what was typed stays as typed as long as the file says m_typed
    std::optional<QString> m_typed;
};

/// Rows of label and control, in two columns where there is room.
class FieldForm : public QWidget {
    Q_OBJECT
public:
    explicit FieldForm(GuestDocument *document, QWidget *parent = nullptr);
    FieldEditor *addField(const QString &id, const QString &label = {}, bool wholeWidth = false);
    /// Any other control, as if it were a field.
    void addRow(const QString &label, QWidget *control, bool wholeWidth = false);
    void addWide(QWidget *widget);
    void pull();
    [[nodiscard]] const QList<FieldEditor *> &fields() const { return m_fields; }

Q_SIGNALS:
    void focused(const QString &id);

private:
    GuestDocument *m_document;
    QGridLayout *m_grid;
    QList<FieldEditor *> m_fields;
    int m_row = 0;
    int m_column = 0;
};

} // namespace vitrine::gui

// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/editors/field_editor.h"

#include "core/guest/memory_size.h"
#include "gui/app/style.h"
#include "gui/app/theme.h"
#include "gui/document/guest_document.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

namespace vitrine::gui {

namespace {

bool isSwitch(const FieldSpec &spec)
{
    // The two that people turn on and off all day; where nothing is written means something of its own, a list says so.
    return spec.type == FieldType::OnOff;
}

/// A size that the file gives in KiB, in the largest unit that divides it: nobody reads "8388608 KiB".
QString shown(const FieldSpec &spec, const GuestValue &value)
{
    if (spec.type != FieldType::Memory || !value.isSet())
        return value.orElse({});
    const auto size = splitMemorySize(*value.raw);
    const auto kib = size ? memoryKiB(size->number, size->unit) : std::nullopt;
    if (!kib || *kib < 1024 || *kib % 1024 != 0
        || size->unit.compare(u"KiB", Qt::CaseInsensitive) != 0)
        return *value.raw;
    const quint64 mib = *kib / 1024;
    return mib % 1024 == 0 ? QStringLiteral("%1 GiB").arg(mib / 1024)
                           : QStringLiteral("%1 MiB").arg(mib);
}

} // namespace

FieldEditor::FieldEditor(GuestDocument *document, const QString &id, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_id(id)
    , m_ref(parseFieldRef(id).value_or(FieldRef()))
    , m_revert(quietButton(Symbol::Undo, tr("Back to the saved value"), this))
{
    Q_ASSERT(m_ref.spec != nullptr);
    makeControl();
    m_control->setObjectName(id);
    m_control->setAccessibleName(translate(m_ref.spec->label));
    m_control->setAccessibleDescription(translate(m_ref.spec->help));
    m_control->setToolTip(translate(m_ref.spec->help));
    m_control->installEventFilter(this);
    m_revert->setFixedSize(24, 24);
    m_revert->setAccessibleName(
        tr("%1: back to the saved value").arg(translate(m_ref.spec->label)));
    QSizePolicy keep = m_revert->sizePolicy();
    keep.setRetainSizeWhenHidden(m_switch != nullptr);
    m_revert->setSizePolicy(keep);
    connect(m_revert, &QPushButton::clicked, this, &FieldEditor::revert);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_control, m_switch != nullptr ? 0 : 1);
    layout->addWidget(m_revert);
    if (m_switch != nullptr)
        layout->addStretch(1);
    setFocusProxy(m_control);
    pull();
}

void FieldEditor::makeControl()
{
    const FieldSpec &spec = *m_ref.spec;
    if (isSwitch(spec)) {
        m_switch = new Switch(this);
        m_control = m_switch;
        connect(m_switch, &QAbstractButton::clicked, this, [this](bool on) {
            push(on ? QStringLiteral("on") : QStringLiteral("off"), false);
        });
        return;
    }
    if (spec.type == FieldType::Choice || spec.type == FieldType::YesNo) {
        m_combo = new QComboBox(this);
        m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_combo->setMinimumContentsLength(8);
        const QString fallback = QString::fromUtf8(spec.defaultText);
        m_combo->addItem(fallback.isEmpty() ? tr("Default") : tr("Default (%1)").arg(fallback));
        if (spec.type == FieldType::YesNo) {
            m_combo->addItem(tr("Yes"), QStringLiteral("yes"));
            m_combo->addItem(tr("No"), QStringLiteral("no"));
        }
        for (const char *choice : spec.choices)
            m_combo->addItem(QString::fromUtf8(choice), QString::fromUtf8(choice));
        m_control = m_combo;
        connect(m_combo, &QComboBox::activated, this, [this](int index) {
            const QVariant value = m_combo->itemData(index);
            push(value.isValid() ? std::optional(value.toString()) : std::nullopt, false);
        });
        return;
    }
    m_line = new QLineEdit(this);
    m_line->setPlaceholderText(QString::fromUtf8(spec.defaultText));
    if (spec.type == FieldType::Password)
        m_line->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    m_control = m_line;
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        push(text.isEmpty() ? std::nullopt : std::optional(text), true);
    });
    connect(m_line, &QLineEdit::editingFinished, this, [this] {
        m_document->endMerge();
        m_typing = false;
        if (!m_invalid)
            pull();
    });
}

void FieldEditor::setAccessibleNameOfControl(const QString &name)
{
    m_control->setAccessibleName(name);
}

void FieldEditor::push(const std::optional<QString> &value, bool typing)
{
    if (value) {
        const Result<QString> checked = checkFieldValue(*m_ref.spec, *value);
        m_invalid = !checked.has_value();
        if (m_invalid) {
            setMark(m_control, MarkError);
            m_control->setToolTip(errorText(checked.error()));
            return;
        }
    }
    m_invalid = false;
    const Edit edit = SetField {m_id, value};
    m_pushing = typing;
    m_document->apply({edit}, translate(describe(edit)), typing ? m_id : QString());
    m_pushing = false;
    m_typing = typing;
    m_typed = m_document->value(m_id).raw;
    pull();
}

void FieldEditor::revert()
{
    const std::optional<FieldRef> ref = parseFieldRef(m_id);
    if (!ref)
        return;
    const Result<GuestConfig> saved = readGuest(m_document->savedText());
    if (!saved)
        return;
    m_invalid = false;
    const Edit edit = SetField {m_id, fieldValue(m_document->savedText(), *saved, *ref).raw};
    m_document->apply({edit}, tr("Back to the saved value"));
    m_control->setFocus();
}

void FieldEditor::pull()
{
    if (!m_document->isOpen())
        return;
    const GuestValue value = m_document->value(m_id);
    if (m_switch != nullptr) {
        const QSignalBlocker blocker(m_switch);
        m_switch->setChecked(value.is(u"on"));
    } else if (m_combo != nullptr) {
        const QSignalBlocker blocker(m_combo);
        int index = value.isSet() ? m_combo->findData(*value.raw) : 0;
        if (index < 0) { // outside of the known set: kept and shown
            m_combo->addItem(*value.raw, *value.raw);
            index = m_combo->count() - 1;
        }
        m_combo->setCurrentIndex(index);
    } else if (!m_pushing && !(m_typing && value.raw == m_typed)
        && (!m_invalid || !m_line->hasFocus())) {
        m_invalid = false;
        m_typing = false;
        const QString text = shown(*m_ref.spec, value);
        if (m_line->text() != text) {
            const QSignalBlocker blocker(m_line);
            m_line->setText(text);
            m_line->setCursorPosition(0);
        }
    }
    const bool changed = m_document->isFieldChanged(m_id);
    int mark = changed ? MarkChanged : MarkNone;
    QString tip = translate(m_ref.spec->help);
    for (const Diagnostic &d : m_document->diagnosticsOf(m_id)) {
        if (d.severity == Severity::Error)
            mark |= MarkError;
        else if (d.severity == Severity::Warning)
            mark |= MarkWarning;
        tip += u"\n\n" + diagnosticTitle(d);
    }
    if (m_invalid)
        mark |= MarkError;
    else
        m_control->setToolTip(tip);
    setMark(m_control, mark);
    // A device that the saved guest has not is undone as a whole, not field by field.
    m_revert->setVisible(changed && m_document->isFieldSaved(m_id));
}

bool FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT focused(m_id);
    // A wheel that scrolls the form must not change what it happens to pass over.
    if (event->type() == QEvent::Wheel && m_combo != nullptr && !m_combo->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

FieldForm::FieldForm(GuestDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::Medium);
    m_grid->setVerticalSpacing(space::Small);
    m_grid->setColumnMinimumWidth(0, 92);
    m_grid->setColumnMinimumWidth(2, 84);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, 1);
}

void FieldForm::addRow(const QString &label, QWidget *control, bool wholeWidth)
{
    if (wholeWidth && m_column == 1) {
        m_column = 0;
        ++m_row;
    }
    auto *text = new QLabel(label, this);
    // Both columns are as wide, whatever stands in them.
    if (control->sizePolicy().horizontalPolicy() != QSizePolicy::Fixed)
        control->setSizePolicy(QSizePolicy::Ignored, control->sizePolicy().verticalPolicy());
    control->setMinimumWidth(qMin(110, qMax(60, control->sizeHint().width())));
    text->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    QWidget *buddy = control->focusProxy() != nullptr ? control->focusProxy() : control;
    text->setBuddy(buddy);
    m_grid->addWidget(text, m_row, m_column * 2);
    if (control->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed) {
        // By itself it would hold the whole column at its own width.
        auto *holder = new QHBoxLayout;
        holder->addWidget(control);
        holder->addStretch(1);
        m_grid->addLayout(holder, m_row, m_column * 2 + 1);
    } else {
        m_grid->addWidget(control, m_row, m_column * 2 + 1, 1, wholeWidth ? 3 : 1);
    }
    if (wholeWidth || m_column == 1) {
        m_column = 0;
        ++m_row;
    } else {
        m_column = 1;
    }
}

FieldEditor *FieldForm::addField(const QString &id, const QString &label, bool wholeWidth)
{
    auto *editor = new FieldEditor(m_document, id, this);
    const std::optional<FieldRef> ref = parseFieldRef(id);
    addRow(label.isEmpty() ? translate(ref->spec->label) : label, editor, wholeWidth);
    connect(editor, &FieldEditor::focused, this, &FieldForm::focused);
    m_fields.append(editor);
    return editor;
}

void FieldForm::addWide(QWidget *widget)
{
    if (m_column == 1) {
        m_column = 0;
        ++m_row;
    }
    m_grid->addWidget(widget, m_row, 1, 1, 3);
    ++m_row;
}

void FieldForm::pull()
{
    for (FieldEditor *editor : std::as_const(m_fields))
        editor->pull();
}

} // namespace vitrine::gui

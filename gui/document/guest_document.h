// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/display_path.h"
#include "core/guest/edit.h"
#include "core/qemu/build_command.h"
#include "core/rules/rules.h"
#include "gui/document/backend.h"

#include <QObject>
#include <QUndoStack>

#include <memory>
#include <optional>

namespace vitrine::gui {

/// What one pass of the engine over the guest gave. All of it is made anew after every edit: it costs less than a frame.
struct Pass {
    QList<Diagnostic> diagnostics;
    Result<CompletedXml> completed = failure(ErrorCode::NotFound, Text());
    Result<QemuCommand> command = failure(ErrorCode::NotFound, Text());
    qint64 nanoseconds = 0; ///< of rules, completed XML and command line together
    [[nodiscard]] int count(Severity severity) const;
};

/// The open guest: its text, what the engine says of it, and everything that was done to it. Lives on the GUI thread.
class GuestDocument : public QObject {
    Q_OBJECT
public:
    explicit GuestDocument(QObject *parent = nullptr);
    ~GuestDocument() override;
    Q_DISABLE_COPY_MOVE(GuestDocument)

    [[nodiscard]] bool isOpen() const { return !m_text.isEmpty(); }
    [[nodiscard]] const XmlText &text() const { return m_text; }
    [[nodiscard]] const GuestConfig &guest() const { return m_guest; }
    [[nodiscard]] const Pass &pass() const { return m_pass; }
    [[nodiscard]] World world() const;
    [[nodiscard]] const HostSnapshot *host() const { return m_reading.host.get(); }
    [[nodiscard]] const QemuCaps *caps() const { return m_caps.get(); }
    /// QEMU is not known (any more): what needs it is unchecked.
    void forgetCaps();
    [[nodiscard]] CommandStyle commandStyle() const { return m_style; }
    [[nodiscard]] QUndoStack *undoStack() { return &m_undo; }
    [[nodiscard]] bool isModified() const { return isOpen() && !m_undo.isClean(); }
    /// Empty for a guest that has no file yet.
    [[nodiscard]] const QString &filePath() const { return m_filePath; }
    /// As it was opened or last saved.
    [[nodiscard]] const XmlText &savedText() const { return m_saved; }
    [[nodiscard]] QString displayName() const;

    /// Another guest. `saved` false: it is new and counts as unsaved work.
    Result<void> open(const QByteArray &bytes, const QString &filePath, bool saved = true);
    void close();
    void markSaved(const QString &filePath);

    /// One step of work, one step of undo. Edits with the same non-empty key that follow each other become one step
    /// (typing). False, and failed(), when they cannot be applied; nothing has changed then.
    bool apply(const Edits &edits, const QString &label, const QString &mergeKey = {});
    /// Applies the safe fixes one by one, looking again after each: one may mend what another was for, or stand in its way.
    /// One step of undo. The number of findings that are gone by it.
    int applySafeFixes(const QString &label);
    /// What comes next is a step of its own even with the same key.
    void endMerge() { ++m_mergeSerial; }

    void setHost(const HostReading &reading);
    void setCaps(const QemuCaps &caps);
    void setCommandStyle(CommandStyle style);
    /// What libvirt's schema says of `text`: joins the diagnostics while that is the text. Checked elsewhere, because it takes longer
    /// than a keystroke may.
    void setSchemaFindings(const XmlText &text, const QList<Diagnostic> &findings);

    /// The value of a field, and the difference to the saved state.
    [[nodiscard]] GuestValue value(const QString &field) const;
    [[nodiscard]] bool isFieldChanged(const QString &field) const;
    /// The saved state has the device that the field is of, so that there is a value to go back to.
    [[nodiscard]] bool isFieldSaved(const QString &field) const;
    [[nodiscard]] DisplayPath displayPathOf(int mdevIndex) const;
    [[nodiscard]] QList<Diagnostic> diagnosticsOf(const QString &field) const;

Q_SIGNALS:
    /// Text, host, capabilities or style are other ones; the pass is new.
    void changed();
    /// Another guest was opened, or closed. Comes before changed().
    void replaced();
    void modifiedChanged(bool modified);
    void failed(const vitrine::Error &error);

private:
    friend class SnapshotCommand;
    void setText(const XmlText &text);
    void runPass();
    void addSchemaFindings();

    XmlText m_text;
    XmlText m_saved;
    GuestConfig m_guest;
    GuestConfig m_savedGuest;
    Pass m_pass;
    XmlText m_schemaText; ///< what m_schemaFindings are of
    QList<Diagnostic> m_schemaFindings;
    HostReading m_reading;
    std::shared_ptr<const QemuCaps> m_caps;
    CommandStyle m_style = CommandStyle::Libvirt;
    QUndoStack m_undo;
    QString m_filePath;
    int m_mergeSerial = 0;
    bool m_new = false;
};

} // namespace vitrine::gui

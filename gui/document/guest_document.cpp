// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/document/guest_document.h"

#include "core/guest/field_table.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QSet>
#include <QUndoCommand>

#include <algorithm>

namespace vitrine::gui {

/// {before, after}: both are shared values, so a step costs two pointers, and a fix, a paste and a click all undo alike.
class SnapshotCommand : public QUndoCommand {
public:
    SnapshotCommand(
        GuestDocument *document, XmlText before, XmlText after, QString key, const QString &label)
        : QUndoCommand(label)
        , m_document(document)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_key(std::move(key))
    {
    }

    void undo() override { m_document->setText(m_before); }
    void redo() override { m_document->setText(m_after); }
    [[nodiscard]] int id() const override { return m_key.isEmpty() ? -1 : 1; }

    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const SnapshotCommand *>(other);
        if (next->m_key != m_key)
            return false;
        m_after = next->m_after;
        setObsolete(m_after == m_before); // typed, and typed back
        return true;
    }

private:
    GuestDocument *m_document;
    XmlText m_before;
    XmlText m_after;
    QString m_key;
};

int Pass::count(Severity severity) const
{
    return static_cast<int>(std::count_if(diagnostics.begin(),
        diagnostics.end(),
        [severity](const Diagnostic &d) { return d.severity == severity; }));
}

GuestDocument::GuestDocument(QObject *parent) : QObject(parent)
{
    connect(
        &m_undo, &QUndoStack::cleanChanged, this, [this] { Q_EMIT modifiedChanged(isModified()); });
}

GuestDocument::~GuestDocument()
{
    m_undo.disconnect(this); // it tells of becoming clean while it is taken down
}

World GuestDocument::world() const
{
    World world;
    world.host = m_reading.host.get();
    world.caps = m_caps.get();
    world.conf = m_reading.conf.get();
    world.confRemark = m_reading.confRemark;
    world.firmwares = m_reading.firmwares.get();
    world.otherGuestsKnown = m_reading.guestUsesKnown;
    const QDateTime now = QDateTime::currentDateTime();
    world.clock = {now.toSecsSinceEpoch(), now.offsetFromUtc()};
    // libvirt knows a guest by its name: the one that is open does not stand in its own way.
    const QString self = m_guest.name.orElse({}).trimmed();
    for (const KnownUse &use : m_reading.guestUses) {
        if (use.guest != self)
            world.otherGuests.append(use);
    }
    return world;
}

QString GuestDocument::displayName() const
{
    QString name = m_guest.name.orElse({}).trimmed();
    if (!name.isEmpty())
        return name;
    return m_filePath.isEmpty() ? tr("New guest") : QFileInfo(m_filePath).fileName();
}

Result<void> GuestDocument::open(const QByteArray &bytes, const QString &filePath, bool saved)
{
    Result<XmlText> text = XmlText::parse(bytes, filePath);
    if (!text)
        return failure(text.error());
    Result<GuestConfig> guest = readGuest(*text, filePath);
    if (!guest)
        return failure(guest.error());
    m_undo.clear();
    m_filePath = filePath;
    m_saved = *text;
    m_savedGuest = *guest;
    m_text = *text;
    m_guest = *std::move(guest);
    m_new = !saved;
    if (m_new)
        m_undo.resetClean();
    Q_EMIT replaced();
    runPass();
    Q_EMIT modifiedChanged(isModified());
    return {};
}

void GuestDocument::close()
{
    m_undo.clear();
    m_filePath.clear();
    m_saved = m_text = XmlText();
    m_savedGuest = m_guest = GuestConfig();
    Q_EMIT replaced();
    runPass();
    Q_EMIT modifiedChanged(false);
}

void GuestDocument::markSaved(const QString &filePath)
{
    m_filePath = filePath;
    m_saved = m_text;
    m_savedGuest = m_guest;
    m_new = false;
    m_undo.setClean();
    Q_EMIT modifiedChanged(isModified());
    Q_EMIT changed();
}

bool GuestDocument::apply(const Edits &edits, const QString &label, const QString &mergeKey)
{
    if (edits.isEmpty())
        return true;
    const Result<XmlText> after = applyEdits(m_text, edits);
    if (!after) {
        Q_EMIT failed(after.error());
        return false;
    }
    if (*after == m_text)
        return true;
    if (const Result<GuestConfig> guest = readGuest(*after); !guest) {
        Q_EMIT failed(guest.error());
        return false;
    }
    const QString key =
        mergeKey.isEmpty() ? QString() : mergeKey + u'#' + QString::number(m_mergeSerial);
    m_undo.push(new SnapshotCommand(this, m_text, *after, key, label));
    return true;
}

int GuestDocument::applySafeFixes(const QString &label)
{
    XmlText text = m_text;
    GuestConfig guest = m_guest;
    const World around = world();
    const auto keyOf = [](const Diagnostic &d) -> QString { return d.rule + u'\n' + d.path; };
    QList<Diagnostic> findings = m_pass.diagnostics;
    QSet<QString> tried;
    int done = 0;
    for (qsizetype i = 0; i < findings.size();) {
        const Diagnostic d = findings.at(i);
        const auto fix =
            std::find_if(d.fixes.begin(), d.fixes.end(), [](const Fix &f) { return f.safe; });
        if (fix == d.fixes.end() || tried.contains(keyOf(d))) {
            ++i;
            continue;
        }
        tried.insert(keyOf(d));
        const Result<XmlText> after = applyEdits(text, fix->edits);
        const Result<GuestConfig> read =
            after ? readGuest(*after) : Result<GuestConfig>(failure(after.error()));
        if (!read)
            continue; // it stands in the way of what was done before
        const QList<Diagnostic> left = validate(*after, *read, around);
        if (std::any_of(left.begin(), left.end(), [&](const Diagnostic &other) {
                return keyOf(other) == keyOf(d);
            }))
            continue;
        text = *after;
        guest = *read;
        findings = left;
        i = 0;
        ++done;
    }
    if (done > 0)
        m_undo.push(new SnapshotCommand(this, m_text, text, QString(), label));
    return done;
}

void GuestDocument::setText(const XmlText &text)
{
    m_text = text;
    // Only texts that were read as a guest before come here.
    if (Result<GuestConfig> guest = readGuest(text))
        m_guest = *std::move(guest);
    runPass();
}

void GuestDocument::setHost(const HostReading &reading)
{
    m_reading = reading;
    runPass();
}

void GuestDocument::setCaps(const QemuCaps &caps)
{
    if (m_caps && *m_caps == caps)
        return;
    m_caps = std::make_shared<const QemuCaps>(caps);
    runPass();
}

void GuestDocument::forgetCaps()
{
    if (!m_caps)
        return;
    m_caps.reset();
    runPass();
}

void GuestDocument::setCommandStyle(CommandStyle style)
{
    if (m_style == style)
        return;
    m_style = style;
    runPass();
}

void GuestDocument::setSchemaFindings(const XmlText &text, const QList<Diagnostic> &findings)
{
    if (!isOpen() || !(text == m_text))
        return; // it has changed meanwhile: another answer is to come
    const bool same = text == m_schemaText && findings == m_schemaFindings;
    m_schemaText = text;
    m_schemaFindings = findings;
    if (same || findings.isEmpty())
        return;
    addSchemaFindings();
    Q_EMIT changed();
}

void GuestDocument::addSchemaFindings()
{
    if (m_schemaFindings.isEmpty() || !(m_schemaText == m_text))
        return;
    m_pass.diagnostics += m_schemaFindings;
    std::stable_sort(m_pass.diagnostics.begin(),
        m_pass.diagnostics.end(),
        [](const Diagnostic &a, const Diagnostic &b) { return a.line < b.line; });
}

void GuestDocument::runPass()
{
    m_pass = Pass();
    if (isOpen()) {
        QElapsedTimer timer;
        timer.start();
        const World around = world();
        CommandOptions options;
        options.style = m_style;
        Assessment all = assess(m_text, m_guest, around, options);
        m_pass.diagnostics = std::move(all.diagnostics);
        m_pass.completed = std::move(all.completed);
        m_pass.command = std::move(all.command);
        m_pass.nanoseconds = timer.nsecsElapsed();
        addSchemaFindings();
    }
    Q_EMIT changed();
}

GuestValue GuestDocument::value(const QString &field) const
{
    const std::optional<FieldRef> ref = parseFieldRef(field);
    return ref && isOpen() ? fieldValue(m_text, m_guest, *ref) : GuestValue();
}

bool GuestDocument::isFieldChanged(const QString &field) const
{
    const std::optional<FieldRef> ref = parseFieldRef(field);
    if (!ref || !isOpen())
        return false;
    return fieldValue(m_text, m_guest, *ref).raw != fieldValue(m_saved, m_savedGuest, *ref).raw;
}

bool GuestDocument::isFieldSaved(const QString &field) const
{
    const std::optional<FieldRef> ref = parseFieldRef(field);
    if (!ref || !isOpen())
        return false;
    return ref->index < itemCount(m_savedGuest, ref->spec->group);
}

DisplayPath GuestDocument::displayPathOf(int mdevIndex) const
{
    if (mdevIndex < 0 || mdevIndex >= m_guest.mdevs.size())
        return {};
    return displayPath(m_guest, world(), mdevIndex, m_pass.diagnostics);
}

QList<Diagnostic> GuestDocument::diagnosticsOf(const QString &field) const
{
    QList<Diagnostic> found;
    for (const Diagnostic &d : m_pass.diagnostics) {
        if (d.field == field)
            found.append(d);
    }
    return found;
}

} // namespace vitrine::gui

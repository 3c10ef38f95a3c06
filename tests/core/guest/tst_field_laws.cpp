// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/device_summary.h"
#include "core/guest/edit.h"
#include "core/guest/field_table.h"
#include "core/guest/set_field.h"
#include "tests/support/guest_files.h"

#include <QHash>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace vitrine;

namespace {

/// Values that a field can hold, as it gives them back.
QStringList samples(const FieldSpec &spec)
{
    QStringList out;
    switch (spec.type) {
    case FieldType::YesNo:
    case FieldType::OnOff:
    case FieldType::Choice:
        for (const char *choice : spec.choices)
            out.append(QString::fromLatin1(choice));
        return out;
    case FieldType::Integer:
        return {QString::number(spec.minimum), u"1024"_s, QString::number(spec.maximum)};
    case FieldType::Memory:
        return {u"4194304 KiB"_s, u"4 GiB"_s, u"1000 MB"_s};
    case FieldType::Uuid:
        return {u"83b8f4f2-509f-382f-3c1e-e6bfe0fa1001"_s};
    case FieldType::PciAddress:
        return {u"0000:00:05.0"_s, u"0001:a0:1f.7"_s};
    case FieldType::Path:
        return {u"/dev/dri/renderD128"_s, u"/a b/<ä & \"ö'>"_s};
    case FieldType::Text:
    case FieldType::Password:
        return {u"plain"_s, u"a'b\"c<d>&e;\u00e4\U0001F5A5"_s};
    }
    return out;
}

/// The fields that a field may take with it, of the same item (set_field.h says which and why).
QSet<QString> implied(const FieldSpec &spec)
{
    static const QSet<QString> listens {u"graphics.listen"_s,
        u"graphics.address"_s,
        u"graphics.network"_s,
        u"graphics.socket"_s,
        u"graphics.port"_s,
        u"graphics.tls-port"_s,
        u"graphics.autoport"_s,
        u"graphics.websocket"_s};
    const QString id = QString::fromLatin1(spec.id);
    if (id == u"graphics.type" || id == u"video.model") {
        QSet<QString> all;
        for (const FieldSpec &other : fieldTable()) {
            if (other.group == spec.group)
                all.insert(QString::fromLatin1(other.id));
        }
        return all;
    }
    if (id == u"graphics.listen" || id == u"graphics.address" || id == u"graphics.network"
        || id == u"graphics.socket")
        return listens;
    if (id == u"graphics.port" || id == u"graphics.tls-port")
        return {u"graphics.autoport"_s};
    if (id == u"graphics.autoport")
        return {u"graphics.port"_s, u"graphics.tls-port"_s};
    if (id == u"graphics.gl")
        return {u"graphics.rendernode"_s};
    if (id == u"graphics.rendernode")
        return {u"graphics.gl"_s};
    return {};
}

using Values = QHash<QString, std::optional<QString>>;

Values allValues(const XmlText &text, const GuestConfig &guest)
{
    Values out;
    for (const FieldSpec &spec : fieldTable()) {
        for (int i = 0; i < itemCount(guest, spec.group); ++i) {
            const FieldRef ref {&spec, i};
            out.insert(ref.toString(), fieldValue(text, guest, ref).raw);
        }
    }
    return out;
}

QStringList otherDevices(const XmlText &text, const GuestConfig &guest)
{
    QStringList out;
    for (const OtherDevice &other : guest.others)
        out.append(deviceSummary(text, other.node));
    return out;
}

int changedLines(const QByteArray &a, const QByteArray &b)
{
    const auto left = a.split('\n');
    const auto right = b.split('\n');
    if (left.size() != right.size())
        return 1000;
    int changed = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        changed += left.at(i) != right.at(i) ? 1 : 0;
    return changed;
}

/// What must be true of every field of a guest; returns what is not, or nothing.
QString checkOne(const XmlText &text,
    const GuestConfig &guest,
    const FieldRef &ref,
    const std::optional<QString> &value,
    const Values &before)
{
    const QString id = ref.toString();
    const auto result = applyEdits(text, {SetField {id, value}});
    if (!result) {
        const bool allowed = ref.spec->group == FieldGroup::Graphics && value
            && result.error().code == ErrorCode::Usage
            && !graphicsHasField(guest.graphics.at(ref.index).type.orElse({}), *ref.spec);
        return allowed ? QString() : result.error().toEnglish();
    }
    const auto reread = readGuest(*result);
    if (!reread)
        return reread.error().toEnglish();
    const auto after = allValues(*result, *reread);
    if (after.value(id) != value)
        return u"reads back \"%1\""_s.arg(after.value(id).value_or(u"nothing"_s));
    if (after.size() != before.size())
        return u"the number of fields changed"_s;
    const QSet<QString> taken = implied(*ref.spec);
    for (auto field = before.begin(); field != before.end(); ++field) {
        if (field.key() == id || field.value() == after.value(field.key()))
            continue;
        const FieldRef other = *parseFieldRef(field.key());
        if (other.index == ref.index && taken.contains(QString::fromLatin1(other.spec->id)))
            continue;
        return u"%1 changed as well, from %2 to %3"_s.arg(field.key(),
            field.value().value_or(u"nothing"_s),
            after.value(field.key()).value_or(u"nothing"_s));
    }
    if (otherDevices(text, guest) != otherDevices(*result, *reread))
        return u"another device changed"_s;
    const bool wasSet = before.value(id).has_value();
    const bool ofOneLine = wasSet && !before.value(id)->contains(u'\n');
    if (taken.isEmpty() && ofOneLine && value && ref.spec->type != FieldType::Memory
        && changedLines(text.bytes(), result->bytes()) > 1)
        return u"more than one line changed: "_s + QString::fromUtf8(result->bytes());
    if (before.value(id) == value && result->bytes() != text.bytes())
        return u"the same value changed bytes"_s;
    // The way back. What was taken along stays away; else every value is as it was.
    const auto back = applyEdits(*result, {SetField {id, before.value(id)}});
    if (taken.isEmpty() && !back && (!wasSet || checkFieldValue(*ref.spec, *before.value(id))))
        return u"no way back: "_s + back.error().toEnglish();
    if (taken.isEmpty() && back) {
        auto expected = before;
        // What is written is written in the usual form.
        if (wasSet && value != before.value(id))
            expected[id] = *checkFieldValue(*ref.spec, *before.value(id));
        if (allValues(*back, *readGuest(*back)) != expected)
            return u"the way back ends elsewhere"_s;
    }
    return {};
}

} // namespace

class TestFieldLaws : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfEveryGuest();
    void everyFieldIsExercised();

private:
    QSet<QString> m_set;
    QSet<QString> m_removed;
};

void TestFieldLaws::everyFieldOfEveryGuest()
{
    int failures = 0;
    for (const auto &file : test::guestFiles()) {
        const auto guest = readGuest(file.text);
        if (!guest)
            continue;
        // Hundreds of guests of libvirt's tests look alike: there a value for each field will do.
        const Values before = allValues(file.text, *guest);
        const bool thorough = file.name.startsWith(u"guests/");
        for (const FieldSpec &spec : fieldTable()) {
            if (!thorough && spec.group == FieldGroup::Guest && file.name.size() % 8 != 0)
                continue;
            for (int i = 0; i < itemCount(*guest, spec.group); ++i) {
                const FieldRef ref {&spec, i};
                QList<std::optional<QString>> values {std::nullopt};
                const QStringList all = samples(spec);
                for (const QString &sample : thorough ? all : all.mid(0, 1))
                    values.append(sample);
                if (const auto present = fieldValue(file.text, *guest, ref).raw)
                    values.append(present);
                for (const auto &value : std::as_const(values)) {
                    const QString wrong = checkOne(file.text, *guest, ref, value, before);
                    if (!wrong.isEmpty() && ++failures < 40)
                        qWarning().noquote() << file.name << ref.toString() << u'='
                                             << value.value_or(u"nothing"_s) << u':' << wrong;
                }
                m_set.insert(QString::fromLatin1(spec.id));
                if (fieldValue(file.text, *guest, ref).isSet())
                    m_removed.insert(QString::fromLatin1(spec.id));
            }
        }
    }
    QCOMPARE(failures, 0);
}

void TestFieldLaws::everyFieldIsExercised()
{
    for (const FieldSpec &spec : fieldTable()) {
        const QString id = QString::fromLatin1(spec.id);
        QVERIFY2(m_set.contains(id), spec.id);
        QVERIFY2(m_removed.contains(id), spec.id);
    }
}

QTEST_APPLESS_MAIN(TestFieldLaws)
#include "tst_field_laws.moc"

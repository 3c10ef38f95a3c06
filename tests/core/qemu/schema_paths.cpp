// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/qemu/schema_paths.h"

#include <QDomDocument>
#include <QFile>
#include <QSet>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace fidelity {

namespace {

/// A RelaxNG schema in XML syntax, as far as names go.
class Schema {
public:
    explicit Schema(QString folder) : m_folder(std::move(folder)) {}

    bool load(const QString &file)
    {
        if (m_files.contains(file))
            return true;
        QFile in(m_folder + u'/' + file);
        QDomDocument document;
        if (!in.open(QIODevice::ReadOnly) || !document.setContent(&in))
            return false;
        m_files.append(file);
        m_documents.append(document);
        return takeDefinitions(document.documentElement());
    }

    QList<SchemaPath> walk()
    {
        for (const QDomElement &start : std::as_const(m_starts))
            descend(start, {});
        return m_out;
    }

private:
    bool takeDefinitions(const QDomElement &grammar)
    {
        for (QDomElement e = grammar.firstChildElement(); !e.isNull(); e = e.nextSiblingElement()) {
            if (e.tagName() == "define"_L1)
                m_definitions[e.attribute(u"name"_s)].append(e);
            else if (e.tagName() == "start"_L1 && m_starts.isEmpty())
                m_starts.append(e);
            else if (e.tagName() == "include"_L1 && !load(e.attribute(u"href"_s)))
                return false;
        }
        return true;
    }

    void record(const QStringList &elements, const QString &attribute, const QString &value)
    {
        const SchemaPath path {elements, attribute, value};
        const QString key = path.toString();
        if (m_seen.contains(key))
            return;
        m_seen.insert(key);
        m_out.append(path);
    }

    /// The first value that a pattern names, or something that most take.
    QString valueOf(const QDomElement &pattern, int depth = 0)
    {
        for (QDomElement e = pattern.firstChildElement(); !e.isNull(); e = e.nextSiblingElement()) {
            if (e.tagName() == "value"_L1)
                return e.text();
            if (e.tagName() == "ref"_L1 && depth < 8) {
                for (const QDomElement &d : m_definitions.value(e.attribute(u"name"_s))) {
                    QString value = valueOf(d, depth + 1);
                    if (!value.isEmpty())
                        return value;
                }
            } else if (e.tagName() != "attribute"_L1 && e.tagName() != "element"_L1) {
                QString value = valueOf(e, depth);
                if (!value.isEmpty())
                    return value;
            }
        }
        return depth == 0 ? u"1"_s : QString();
    }

    void descend(const QDomElement &pattern, const QStringList &path)
    {
        for (QDomElement e = pattern.firstChildElement(); !e.isNull(); e = e.nextSiblingElement()) {
            const QString &tag = e.tagName();
            const QString name = e.attribute(u"name"_s);
            if (tag == "element"_L1) {
                const bool domain = path.isEmpty() && name == "domain"_L1;
                if (name.isEmpty() || name.contains(u':') || (path.isEmpty() && !domain)
                    || path.contains(name) || e.hasAttribute(u"ns"_s))
                    continue;
                const QStringList inner = path + QStringList {name};
                record(inner, {}, valueOf(e));
                descend(e, inner);
            } else if (tag == "attribute"_L1) {
                if (!name.isEmpty() && !name.contains(u':'))
                    record(path, name, valueOf(e));
            } else if (tag == "ref"_L1) {
                // A definition is entered once for each element that it stands in.
                const QString key = path.join(u'/') + u' ' + name;
                if (m_entered.contains(key))
                    continue;
                m_entered.insert(key);
                for (const QDomElement &d : m_definitions.value(name))
                    descend(d, path);
            } else {
                descend(e, path);
            }
        }
    }

    QString m_folder;
    QStringList m_files;
    QList<QDomDocument> m_documents;
    QMap<QString, QList<QDomElement>> m_definitions;
    QList<QDomElement> m_starts;
    QSet<QString> m_seen;
    QSet<QString> m_entered;
    QList<SchemaPath> m_out;
};

QByteArray attributesOf(
    const QStringList &elements, const QString &except, const QMap<QString, QString> &choices)
{
    QByteArray out;
    for (const QString &name : {u"type"_s, u"mode"_s, u"model"_s, u"bus"_s, u"dev"_s}) {
        const auto it = choices.constFind(elements.join(u'/') + u"/@"_s + name);
        if (it != choices.constEnd() && name != except)
            out += ' ' + name.toUtf8() + "=\"" + it->toHtmlEscaped().toUtf8() + '"';
    }
    return out;
}

} // namespace

QString SchemaPath::toString() const
{
    return elements.join(u'/') + (attribute.isEmpty() ? QString() : QString(u"/@"_s + attribute));
}

QList<SchemaPath> readSchemaPaths(const QString &folder)
{
    Schema schema(folder);
    return schema.load(u"domain.rng"_s) ? schema.walk() : QList<SchemaPath>();
}

QByteArray guestWith(const SchemaPath &path, const QMap<QString, QString> &choices)
{
    const bool ownOs = path.elements.value(1) == "os"_L1;
    const bool ownMemory = path.elements.size() == 2 && path.elements.at(1) == "memory"_L1;
    QByteArray inner;
    for (qsizetype i = path.elements.size() - 1; i >= 1; --i) {
        const QStringList way = path.elements.first(i + 1);
        const bool last = i + 1 == path.elements.size();
        QByteArray tag = path.elements.at(i).toUtf8();
        QByteArray element =
            '<' + tag + attributesOf(way, last ? path.attribute : QString(), choices);
        if (last && !path.attribute.isEmpty())
            element +=
                ' ' + path.attribute.toUtf8() + "=\"" + path.value.toHtmlEscaped().toUtf8() + '"';
        if (last)
            inner = path.attribute.isEmpty() ? path.value.toHtmlEscaped().toUtf8() : "";
        if (way.size() == 2 && tag == "os" && !inner.contains("<type"))
            inner.prepend("<type arch='x86_64' machine='q35'>hvm</type>");
        inner = element + '>' + inner + "</" + tag + '>';
    }
    QByteArray out = "<domain type='qemu'";
    if (path.elements.size() == 1 && !path.attribute.isEmpty() && path.attribute != "type"_L1)
        out += ' ' + path.attribute.toUtf8() + "='" + path.value.toHtmlEscaped().toUtf8() + '\'';
    out += "><name>g</name><uuid>c7a5fdbd-edaf-9455-926a-d65c16db1809</uuid>";
    if (!ownMemory)
        out += "<memory>1048576</memory>";
    if (!ownOs)
        out += "<os><type arch='x86_64' machine='q35'>hvm</type></os>";
    if (path.elements.size() > 1 && path.elements.at(1) != "name"_L1
        && path.elements.at(1) != "uuid"_L1)
        out += inner;
    return out + "</domain>";
}

} // namespace fidelity

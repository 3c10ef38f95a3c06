// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/domain_grammar.h"

#include "core/completion/domain_grammar_text.h"

#include <QHash>
#include <QStringList>

#include <deque>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

const ElementSpec *ElementSpec::child(Name childName) const
{
    for (const ElementSpec *spec : children) {
        if (isSameName(spec->name, childName))
            return spec;
    }
    return nullptr;
}

const AttributeSpec *ElementSpec::attribute(Name attributeName) const
{
    for (const AttributeSpec &spec : attributes) {
        if (isSameName(spec.name, attributeName))
            return &spec;
    }
    return nullptr;
}

namespace {

/// Reads the indented text: "name @attribute @attribute!", one element a line. See domain_grammar_text.h.
class GrammarReader {
public:
    /// Puts the elements into `specs`, where they stay: the grammar points into it.
    explicit GrammarReader(std::deque<ElementSpec> &specs) : m_specs(specs) {}

    const ElementSpec *read()
    {
        for (const QString &line : QString::fromLatin1(domainGrammarText).split(u'\n')) {
            if (!line.trimmed().isEmpty())
                readLine(line);
        }
        return m_open.first();
    }

private:
    void readLine(const QString &line)
    {
        qsizetype depth = 0;
        while (line.at(depth) == u' ')
            ++depth;
        QStringList words = line.trimmed().split(u' ', Qt::SkipEmptyParts);
        m_open.resize(depth);
        const QString first = words.takeFirst();
        if (first.startsWith(u'$')) { // a definition, or its use
            if (depth == 0 && !m_macros.contains(first)) {
                ElementSpec &holder = make(first, nullptr);
                m_macros.insert(first, &holder);
                m_open.append(&holder);
                addAttributes(holder, words);
                return;
            }
            useMacro(*m_open.last(), first);
            return;
        }
        ElementSpec *parent = m_open.isEmpty() ? nullptr : m_open.last();
        if (first.endsWith(u'^')) { // the same element again, inside itself
            for (ElementSpec *ancestor : m_open) {
                if (ancestor->name == first.chopped(1))
                    parent->children.push_back(ancestor);
            }
            return;
        }
        ElementSpec &spec = make(first, parent);
        m_open.append(&spec);
        addAttributes(spec, words);
    }

    ElementSpec &make(QString word, ElementSpec *parent)
    {
        ElementSpec &spec = m_specs.emplace_back();
        for (bool again = true; again;) {
            again = true;
            if (word.endsWith(u'!'))
                spec.noEffect = true;
            else if (word.endsWith(u'*'))
                spec.verbatim = true;
            else if (word.endsWith(u'~'))
                spec.ownOrder = true;
            else if (word.endsWith(u'='))
                spec.hasText = true;
            else if (word.endsWith(u'+'))
                spec.several = ElementSpec::Several::All;
            else if (word.endsWith(u'<'))
                spec.several = ElementSpec::Several::Last;
            else if (word.endsWith(u'?'))
                spec.several = ElementSpec::Several::Parts;
            else
                again = false;
            if (again)
                word.chop(1);
        }
        spec.name = word;
        if (parent != nullptr) {
            spec.order = static_cast<int>(parent->children.size());
            parent->children.push_back(&spec);
        }
        return spec;
    }

    void addAttributes(ElementSpec &spec, const QStringList &words)
    {
        for (const QString &word : words) {
            if (word.startsWith(u'$')) {
                useMacro(spec, word);
                continue;
            }
            AttributeSpec attribute;
            attribute.noEffect = word.endsWith(u'!');
            attribute.name = word.sliced(1, word.size() - (attribute.noEffect ? 2 : 1));
            attribute.order = static_cast<int>(spec.attributes.size());
            spec.attributes.push_back(attribute);
        }
    }

    void useMacro(ElementSpec &spec, const QString &name)
    {
        const ElementSpec *const found = m_macros.value(name);
        Q_ASSUME(found != nullptr);
        const ElementSpec &macro = *found;
        for (AttributeSpec attribute : macro.attributes) {
            attribute.order = static_cast<int>(spec.attributes.size());
            spec.attributes.push_back(attribute);
        }
        for (const ElementSpec *element : macro.children) {
            ElementSpec &copy = m_specs.emplace_back(*element);
            copy.order = static_cast<int>(spec.children.size());
            spec.children.push_back(&copy);
        }
    }

    std::deque<ElementSpec> &m_specs;
    QList<ElementSpec *> m_open;
    QHash<QString, const ElementSpec *> m_macros;
};

} // namespace

const ElementSpec &domainGrammar()
{
    static std::deque<ElementSpec> specs;
    static const ElementSpec *const grammar = GrammarReader(specs).read();
    return *grammar;
}

} // namespace vitrine

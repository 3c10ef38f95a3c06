// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/domain_grammar.h"

#include "core/base/arena.h"
#include "core/completion/domain_grammar_text.h"
#include "core/completion/table_text.h"

#include <QVarLengthArray>

namespace vitrine {

const ElementSpec *ElementSpec::child(Atom childName) const
{
    for (const ChildSpec *c = children; c != nullptr; c = c->next) {
        if (c->element->name == childName)
            return c->element;
    }
    return nullptr;
}

const AttributeSpec *ElementSpec::attribute(Atom attributeName) const
{
    for (const AttributeSpec *a = attributes; a != nullptr; a = a->next) {
        if (a->name == attributeName)
            return a;
    }
    return nullptr;
}

const ElementSpec *ElementSpec::findChild(QStringView childName) const
{
    const ElementSpec *found = child(childName);
    return found != nullptr && found->name.view() == childName ? found : nullptr;
}

const AttributeSpec *ElementSpec::findAttribute(QStringView attributeName) const
{
    const AttributeSpec *found = attribute(attributeName);
    return found != nullptr && found->name.view() == attributeName ? found : nullptr;
}

namespace {

/// Reads the indented text: "name @attribute @attribute!", one element a line. See domain_grammar_text.h.
class Grammar {
public:
    Grammar()
    {
        QStringView rest = domainGrammarText;
        while (!rest.isEmpty()) {
            const QStringView line = takeUntil(rest, u'\n');
            if (!line.isEmpty())
                readLine(line);
        }
    }

    [[nodiscard]] const ElementSpec &root() const { return *m_open.first(); }
    [[nodiscard]] int size() const { return m_size; }

private:
    void readLine(QStringView line)
    {
        qsizetype depth = 0;
        while (line.at(depth) == u' ')
            ++depth;
        QStringView words = line.sliced(depth);
        m_open.resize(depth);
        const QStringView first = takeWord(words);
        if (first.startsWith(u'$')) { // a definition, or its use
            if (depth == 0 && findMacro(first) == nullptr) {
                ElementSpec &holder = make(first, nullptr);
                m_macros.append(&holder);
                m_open.append(&holder);
                addAttributes(holder, words);
                return;
            }
            useMacro(*m_open.last(), first);
            return;
        }
        ElementSpec *parent = m_open.isEmpty() ? nullptr : m_open.last();
        if (first.endsWith(u'^')) { // the same element again, inside itself
            for (const ElementSpec *ancestor : m_open) {
                if (ancestor->name.view() == first.chopped(1))
                    addChild(*parent, ancestor);
            }
            return;
        }
        ElementSpec &spec = make(first, parent);
        m_open.append(&spec);
        addAttributes(spec, words);
    }

    ElementSpec &make(QStringView word, ElementSpec *parent)
    {
        ElementSpec &spec = m_elements.make();
        spec.index = m_size++;
        for (;; word.chop(1)) {
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
                break;
        }
        spec.name = word;
        if (parent != nullptr)
            spec.order = addChild(*parent, &spec);
        return spec;
    }

    /// Behind those that are there; returns how many these are.
    int addChild(ElementSpec &parent, const ElementSpec *child)
    {
        int count = 0;
        ChildSpec **end = &parent.children;
        for (; *end != nullptr; end = &(*end)->next)
            ++count;
        ChildSpec &link = m_children.make();
        link.element = child;
        *end = &link;
        return count;
    }

    void addAttribute(ElementSpec &spec, Atom name, bool noEffect)
    {
        int count = 0;
        AttributeSpec **end = &spec.attributes;
        for (; *end != nullptr; end = &(*end)->next)
            ++count;
        AttributeSpec &attribute = m_attributes.make();
        attribute.name = name;
        attribute.noEffect = noEffect;
        attribute.order = count;
        *end = &attribute;
    }

    void addAttributes(ElementSpec &spec, QStringView words)
    {
        for (QStringView word = takeWord(words); !word.isEmpty(); word = takeWord(words)) {
            if (word.startsWith(u'$')) {
                useMacro(spec, word);
                continue;
            }
            const bool noEffect = word.endsWith(u'!');
            addAttribute(spec, word.sliced(1).chopped(noEffect ? 1 : 0), noEffect);
        }
    }

    [[nodiscard]] const ElementSpec *findMacro(QStringView name) const
    {
        for (const ElementSpec *macro : m_macros) {
            if (macro->name.view() == name)
                return macro;
        }
        return nullptr;
    }

    void useMacro(ElementSpec &spec, QStringView name)
    {
        const ElementSpec *const macro = findMacro(name);
        if (macro == nullptr)
            return;
        for (const AttributeSpec *a = macro->attributes; a != nullptr; a = a->next)
            addAttribute(spec, a->name, a->noEffect);
        for (const ChildSpec *c = macro->children; c != nullptr; c = c->next) {
            ElementSpec &copy = m_elements.make();
            copy = *c->element;
            copy.index = m_size++;
            copy.order = addChild(spec, &copy);
        }
    }

    Arena<ElementSpec, 256> m_elements;
    Arena<AttributeSpec, 256> m_attributes;
    Arena<ChildSpec, 256> m_children;
    int m_size = 0;
    QVarLengthArray<ElementSpec *, 16> m_open;
    QVarLengthArray<const ElementSpec *, 16> m_macros;
};

const Grammar &grammar()
{
    static const Grammar read;
    return read;
}

} // namespace

const ElementSpec &domainGrammar()
{
    return grammar().root();
}

int domainGrammarSize()
{
    return grammar().size();
}

} // namespace vitrine

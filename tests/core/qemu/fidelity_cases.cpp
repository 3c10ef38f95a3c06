// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/qemu/fidelity_cases.h"

#include "core/domainxml/xml_text.h"
#include "core/qemu/caps_json.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

namespace fidelity {

namespace {

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList hostDependent(const QString &folder)
{
    QStringList out;
    for (const QByteArray &line : readFile(folder + u"/INDEX.tsv"_s).split('\n')) {
        const QList<QByteArray> cells = line.split('\t');
        if (cells.size() > 1 && cells.at(1) == "err-host")
            out.append(QString::fromUtf8(cells.at(0)));
    }
    return out;
}

/// What a comparison sets aside (facts in libvirt.md 3), and nothing else.
QStringList settled(QStringList arguments, const QString &uuid)
{
    static const QRegularExpression fd(u"\"fd\":\"[0-9]+\""_s);
    static const QRegularExpression random(u"\"(data|iv)\":\"[^\"]*\""_s);
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString &a = arguments[i];
        const QString option = i > 0 ? arguments.at(i - 1) : QString();
        if (option == "-netdev"_L1)
            a = u"(netdev)"_s;
        else if (option == "-chardev"_L1 && a.contains("id=chrtpm"_L1))
            a = u"(tpm)"_s;
        else if (option == "-chardev"_L1 && a.contains("id=charmonitor"_L1))
            a = u"(monitor)"_s;
        else if (option == "-uuid"_L1 && uuid.isEmpty())
            a = u"(random)"_s;
        a.replace(fd, u"\"fd\":\"N\""_s);
        a.replace(random, u"\"\\1\":\"R\""_s);
    }
    return arguments;
}

/// Two times of a start that were taken one after the other.
bool isSameTime(const QString &ours, const QString &theirs)
{
    static const QRegularExpression base(
        u"^base=(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(.*)$"_s);
    const auto a = base.match(ours);
    const auto b = base.match(theirs);
    constexpr qint64 seconds = 3;
    return a.hasMatch() && b.hasMatch() && a.capturedView(2) == b.capturedView(2)
        && std::abs(QDateTime::fromString(a.captured(1), Qt::ISODate)
                        .secsTo(QDateTime::fromString(b.captured(1), Qt::ISODate)))
        <= seconds;
}

QString firstArgumentDifference(const QStringList &ours, const QStringList &theirs)
{
    const qsizetype common = std::min(ours.size(), theirs.size());
    for (qsizetype i = 0; i < common; ++i) {
        if (ours.at(i) != theirs.at(i) && !isSameTime(ours.at(i), theirs.at(i)))
            return u"\n      ours   "_s + ours.at(i) + u"\n      theirs "_s + theirs.at(i);
    }
    if (ours.size() > common)
        return u"\n      ours has more: "_s + ours.at(common);
    return theirs.size() > common ? u"\n      theirs has more: "_s + theirs.at(common) : QString();
}

void compareNodes(const XmlText &a, NodeId x, const XmlText &b, NodeId y, QString &out)
{
    if (!out.isEmpty())
        return;
    const XmlElement &p = a.element(x);
    const XmlElement &q = b.element(y);
    if (p.name != q.name) {
        out = u"ours <"_s + p.name + u"> theirs "_s + b.pathOf(y);
        return;
    }
    const auto attributes = [](const XmlElement &e) {
        QMap<QString, QString> map;
        for (const XmlAttribute &attribute : e.attributes) {
            if (!attribute.name.startsWith("xmlns"_L1))
                map.insert(attribute.name, attribute.value);
        }
        return map;
    };
    const auto ours = attributes(p);
    const auto theirs = attributes(q);
    if (ours != theirs) {
        const auto show = [](const QMap<QString, QString> &map) {
            QString s;
            for (auto it = map.begin(); it != map.end(); ++it)
                s += u' ' + it.key() + u'=' + it.value();
            return s;
        };
        out = b.pathOf(y) + u" ours"_s + show(ours) + u" theirs"_s + show(theirs);
        return;
    }
    if (p.children.isEmpty() && q.children.isEmpty()
        && a.text(x).trimmed() != b.text(y).trimmed()) {
        out = b.pathOf(y) + u" ours "_s + a.text(x) + u" theirs "_s + b.text(y);
        return;
    }
    const qsizetype common = std::min(p.children.size(), q.children.size());
    for (qsizetype i = 0; i < common; ++i)
        compareNodes(a, p.children.at(i), b, q.children.at(i), out);
    if (out.isEmpty() && p.children.size() > common)
        out = b.pathOf(y) + u" ours has more: "_s + a.pathOf(p.children.at(common));
    if (out.isEmpty() && q.children.size() > common)
        out = b.pathOf(y) + u" theirs has more: "_s + b.pathOf(q.children.at(common));
}

} // namespace

QString firstDifference(const QByteArray &ours, const QByteArray &theirs)
{
    const auto a = XmlText::parse(ours);
    const auto b = XmlText::parse(theirs);
    if (!a || !b)
        return u"not well-formed"_s;
    QString out;
    compareNodes(*a, a->root(), *b, b->root(), out);
    return out;
}

DebianWorld::DebianWorld(bool renderNode)
{
    const QString source = qEnvironmentVariable("VITRINE_SOURCE_DIR");
    const auto caps = readCapsJson(readFile(source + u"/resources/caps/qemu-7.2-x86_64.json"_s));
    if (caps)
        m_caps = *caps;
    m_host.drmAvailable = renderNode;
    if (renderNode) {
        RenderNode node;
        node.path = u"/dev/dri/renderD128"_s;
        node.exists = node.accessible = true;
        m_host.renderNodes.append(node);
    }
    // What the package ovmf of Debian 12 describes, in the order of its files.
    const auto firmware = [&](const QString &code,
                              const QString &vars,
                              const QStringList &machines,
                              const QStringList &features) {
        FirmwareDescriptor f;
        f.interfaces = {u"uefi"_s};
        f.executable = u"/usr/share/OVMF/"_s + code;
        f.nvramTemplate = u"/usr/share/OVMF/"_s + vars;
        f.executableFormat = f.nvramTemplateFormat = u"raw"_s;
        f.targets = {{u"x86_64"_s, machines}};
        f.features = features;
        m_firmwares.append(f);
    };
    firmware(u"OVMF_CODE_4M.ms.fd"_s,
        u"OVMF_VARS_4M.ms.fd"_s,
        {u"pc-q35-*"_s},
        {u"acpi-s3"_s, u"enrolled-keys"_s, u"requires-smm"_s, u"secure-boot"_s});
    firmware(u"OVMF_CODE_4M.secboot.fd"_s,
        u"OVMF_VARS_4M.fd"_s,
        {u"pc-q35-*"_s},
        {u"acpi-s3"_s, u"requires-smm"_s, u"secure-boot"_s});
    firmware(u"OVMF_CODE_4M.fd"_s,
        u"OVMF_VARS_4M.fd"_s,
        {u"pc-i440fx-*"_s, u"pc-q35-*"_s},
        {u"acpi-s3"_s});
}

World DebianWorld::world() const
{
    World world;
    world.host = &m_host;
    world.caps = &m_caps;
    world.conf = &m_conf;
    world.firmwares = &m_firmwares;
    world.hugePages.emplace(); // none are mounted
    return world;
}

/// What libvirt says where its host, not the guest, is the reason.
bool isOfHost(const QString &words)
{
    static const QRegularExpression host(
        u"^Could not open TPM device|^the CPU is incompatible with host CPU|^unsupported "
        u"configuration: Requested TSC|"
        "hugetlbfs filesystem is not mounted|^unsupported configuration: TPM version .* is not "
        "supported|"
        "virtnetworkd-sock|scsi_generic|^unsupported configuration: NUMA node|^hugepages: "
        "node|^Cannot check QEMU binary|^Unable to create tap device .*: Device or resource busy|"
        "vhost-scsi device file|Host SMBIOS information|^Secret not found|^Storage pool not found|"
        "^internal error: invalid use of command API|No such file or directory$"_s);
    return host.match(words).hasMatch() && !words.contains("/dev/dri"_L1);
}

Verdict compareArguments(
    const QByteArray &guest, const World &world, const QStringList &theirs, const QString &words)
{
    const auto text = XmlText::parse(guest);
    if (!text)
        return {Outcome::HostLacks, u"not well-formed"_s};
    const auto config = readGuest(*text);
    const auto command = buildCommand(*text, config ? *config : GuestConfig {}, world, {});
    if (theirs.isEmpty() && isOfHost(words))
        return {Outcome::HostLacks, words};
    if (!command && command.error().code == ErrorCode::NotTranslated)
        return {Outcome::NotTranslated, command.error().path};
    if (!command) {
        const QString ours = command.error().text.toEnglish();
        if (!theirs.isEmpty())
            return {Outcome::WronglyRefused, ours};
        if (ours == words)
            return {Outcome::SameRefusal, {}};
        return {Outcome::Different, u"\n      ours   "_s + ours + u"\n      theirs "_s + words};
    }
    if (theirs.isEmpty())
        return {Outcome::WronglyAccepted, words};
    const QString uuid = guest.contains("<uuid>") ? u"given"_s : QString();
    const QString difference =
        firstArgumentDifference(settled(command->toStrings(), uuid), settled(theirs, uuid));
    return {difference.isEmpty() ? Outcome::Identical : Outcome::Different, difference};
}

Verdict compareCompleted(
    const QByteArray &guest, const World &world, const QByteArray &theirs, const QString &words)
{
    const auto text = XmlText::parse(guest);
    if (!text)
        return {Outcome::HostLacks, u"not well-formed"_s};
    const auto done = expand(*text, world);
    if (theirs.isEmpty() && isOfHost(words))
        return {Outcome::HostLacks, words};
    if (!done) {
        const QString ours = done.error().text.toEnglish();
        if (!theirs.isEmpty())
            return {Outcome::WronglyRefused, ours};
        if (ours == words)
            return {Outcome::SameRefusal, {}};
        return {Outcome::Different, u"\n      ours   "_s + ours + u"\n      theirs "_s + words};
    }
    if (!done->notTranslated.isEmpty())
        return {Outcome::NotTranslated, done->notTranslated.first().path};
    if (theirs.isEmpty())
        return {Outcome::WronglyAccepted, words};
    const QString difference = firstDifference(done->bytes, theirs);
    return {difference.isEmpty() ? Outcome::Identical : Outcome::Different, difference};
}

namespace {

void put(Count &count, const QString &name, const Verdict &verdict)
{
    count.cases[verdict.outcome].append(
        verdict.remark.isEmpty() ? name : QString(name + u": "_s + verdict.remark));
}

QString readWords(const QString &path)
{
    QString words = QString::fromUtf8(readFile(path)).trimmed();
    return words.startsWith("error: "_L1) ? words.sliced(7) : words;
}

} // namespace

Count compareArguments(const QString &folder, const World &world, const QString &only)
{
    Count count;
    const QStringList left = hostDependent(folder);
    for (const QFileInfo &info :
        QDir(folder).entryInfoList({u"*.xml"_s}, QDir::Files, QDir::Name)) {
        const QString name = info.completeBaseName();
        if (name.endsWith(".out"_L1) || left.contains(name) || (!only.isEmpty() && name != only))
            continue;
        const QByteArray answer = readFile(folder + u'/' + name + u".argv"_s);
        const QString words = readWords(folder + u'/' + name + u".err"_s);
        if (answer.isEmpty() && words.isEmpty())
            continue;
        QStringList theirs;
        if (!answer.isEmpty())
            theirs = QString::fromUtf8(answer).split(u'\n');
        while (!theirs.isEmpty() && theirs.last().isEmpty())
            theirs.removeLast();
        put(count, name, compareArguments(readFile(info.filePath()), world, theirs, words));
    }
    return count;
}

Count compareCompleted(const QString &folder, const World &world, const QString &only)
{
    Count count;
    for (const QFileInfo &info :
        QDir(folder).entryInfoList({u"*.out.xml"_s, u"*.define.err"_s}, QDir::Files, QDir::Name)) {
        const bool completed = info.fileName().endsWith(".out.xml"_L1);
        const QString name = info.fileName().chopped(completed ? 8 : 11);
        const QByteArray guest = readFile(folder + u'/' + name + u".xml"_s);
        if (guest.isEmpty() || (!only.isEmpty() && name != only))
            continue;
        put(count,
            name,
            compareCompleted(guest,
                world,
                completed ? readFile(info.filePath()) : QByteArray(),
                completed ? QString() : readWords(info.filePath())));
    }
    return count;
}

void print(const QString &title, const Count &count)
{
    struct Row {
        Outcome outcome;
        const char *words;
        bool list;
    };
    static constexpr Row rows[] = {{Outcome::Identical, "identical", false},
        {Outcome::SameRefusal, "refused with libvirt's words", false},
        {Outcome::NotTranslated, "not translated, by name", true},
        {Outcome::Different, "different", true},
        {Outcome::WronglyAccepted, "accepted though libvirt refuses", true},
        {Outcome::WronglyRefused, "refused though libvirt accepts", true},
        {Outcome::HostLacks, "fail on what the host lacks", false}};
    std::printf("%s\n", qPrintable(title));
    for (const Row &row : rows) {
        std::printf("  %4d %s\n", static_cast<int>(count.of(row.outcome)), row.words);
        if (!row.list)
            continue;
        for (const QString &item : count.cases.value(row.outcome))
            std::printf("       %s\n", qPrintable(item));
    }
    std::fflush(stdout);
}

} // namespace fidelity

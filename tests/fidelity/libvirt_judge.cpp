// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fidelity/libvirt_judge.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QHash>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace fidelity {

struct LibvirtJudge::Data {
    QString folder;
    virConnectPtr connection = nullptr;
};

namespace {

QString lastWords()
{
    const virError *error = virGetLastError();
    return error == nullptr || error->message == nullptr ? u"no reason given"_s
                                                         : QString::fromUtf8(error->message);
}

/// Splits what a shell would: libvirt quotes with single quotes.
QStringList splitArguments(const QString &line)
{
    QStringList out;
    QString word;
    bool quoted = false;
    bool any = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (quoted) {
            quoted = c != u'\'';
            if (quoted)
                word += c;
        } else if (c == u'\'') {
            quoted = any = true;
        } else if (c == u'\\' && i + 1 < line.size()) {
            word += line.at(++i);
            any = true;
        } else if (c.isSpace()) {
            if (any)
                out.append(word);
            word.clear();
            any = false;
        } else {
            word += c;
            any = true;
        }
    }
    if (any)
        out.append(word);
    // The environment comes first.
    while (!out.isEmpty() && !out.first().startsWith(u'/'))
        out.removeFirst();
    return out;
}

} // namespace

LibvirtJudge::LibvirtJudge(std::unique_ptr<Data> data) : m_data(std::move(data)) {}

LibvirtJudge::~LibvirtJudge()
{
    if (m_data->connection != nullptr)
        virConnectClose(m_data->connection);
}

std::unique_ptr<LibvirtJudge> LibvirtJudge::open(
    const QString &folder, const QByteArray &conf, QString &whyNot)
{
    QDir().mkpath(folder + u"/etc"_s);
    QFile settings(folder + u"/etc/qemu.conf"_s);
    if (!settings.open(QIODevice::WriteOnly) || settings.write(conf) != conf.size()) {
        whyNot = settings.errorString();
        return nullptr;
    }
    settings.close();
    qputenv("LIBVIRT_LOG_OUTPUTS", "4:stderr");
    virSetErrorFunc(nullptr, [](void *, virErrorPtr) {});
    virEventRegisterDefaultImpl();
    auto data = std::make_unique<Data>();
    data->folder = folder;
    const QString uri = u"qemu:///embed?root="_s + folder;
    data->connection = virConnectOpen(uri.toUtf8().constData());
    if (data->connection == nullptr) {
        whyNot = u"libvirt's QEMU driver does not open in this process: "_s + lastWords();
        return nullptr;
    }
    return std::unique_ptr<LibvirtJudge>(new LibvirtJudge(std::move(data)));
}

Answer LibvirtJudge::ask(const QByteArray &guest) const
{
    const auto ofSystem = [this](QString text) {
        return text.replace(m_data->folder + u"/lib"_s, u"/var/lib/libvirt"_s)
            .replace(m_data->folder + u"/run"_s, u"/run/libvirt"_s)
            .replace(m_data->folder + u"/etc"_s, u"/etc"_s);
    };
    Answer answer;
    char *line = virConnectDomainXMLToNative(m_data->connection, "qemu-argv", guest.constData(), 0);
    answer.asked = QDateTime::currentSecsSinceEpoch(); // the first question takes seconds
    if (line == nullptr)
        answer.words = ofSystem(lastWords());
    else
        answer.arguments = splitArguments(ofSystem(QString::fromUtf8(line)));
    std::free(line);
    virDomainPtr domain = virDomainDefineXML(m_data->connection, guest.constData());
    if (domain == nullptr) {
        answer.defineWords = ofSystem(lastWords());
        return answer;
    }
    char *xml = virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE | VIR_DOMAIN_XML_SECURE);
    answer.completed = ofSystem(QString::fromUtf8(xml)).toUtf8();
    std::free(xml);
    virDomainUndefineFlags(domain, VIR_DOMAIN_UNDEFINE_NVRAM);
    virDomainFree(domain);
    return answer;
}

namespace {

constexpr unsigned secondsForOne = 30;

/// The guests of one worker, from `first` on; what it says goes to a file, so that it survives the worker.
void work(const QString &folder,
    const QByteArray &conf,
    const QList<QByteArray> &guests,
    const QList<int> &mine,
    const QString &file)
{
    QFile out(file);
    if (!out.open(QIODevice::Append))
        return;
    QDataStream stream(&out);
    QString whyNot;
    const auto judge = LibvirtJudge::open(folder, conf, whyNot);
    if (judge == nullptr) {
        stream << -1 << QStringList() << whyNot << QByteArray() << QString() << qint64 {0};
        return;
    }
    for (const int number : mine) {
        stream << -2 << QStringList() << QString::number(number) << QByteArray() << QString()
               << qint64 {0};
        out.flush();
        alarm(secondsForOne); // ends the worker, as if libvirt had died
        const Answer a = judge->ask(guests.at(number));
        alarm(0);
        stream << number << a.arguments << a.words << a.completed << a.defineWords << a.asked;
        out.flush();
    }
}

pid_t start(const QString &folder,
    const QByteArray &conf,
    const QList<QByteArray> &guests,
    const QList<int> &mine,
    const QString &file)
{
    const pid_t pid = fork();
    if (pid != 0)
        return pid;
    work(folder, conf, guests, mine, file);
    _exit(0); // nothing of the parent is to be ended here
}

} // namespace

QList<Answer> askAll(
    const QString &folder, const QByteArray &conf, const QList<QByteArray> &guests, QString &whyNot)
{
    constexpr int workers = 2;
    QList<Answer> answers(guests.size());
    QList<QList<int>> todo(workers);
    for (int i = 0; i < guests.size(); ++i)
        todo[i % workers].append(i);
    while (
        std::any_of(todo.begin(), todo.end(), [](const auto &list) { return !list.isEmpty(); })) {
        QList<pid_t> running;
        for (int w = 0; w < workers; ++w) {
            const QString file = folder + u"/answers"_s + QString::number(w);
            QFile::remove(file);
            QDir().mkpath(folder);
            running.append(
                start(folder + u"/root"_s + QString::number(w), conf, guests, todo.at(w), file));
        }
        for (const pid_t pid : running)
            waitpid(pid, nullptr, 0);
        for (int w = 0; w < workers; ++w) {
            QFile file(folder + u"/answers"_s + QString::number(w));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            QDataStream stream(&file);
            int begun = -1;
            while (!stream.atEnd()) {
                int number = 0;
                Answer a;
                stream >> number >> a.arguments >> a.words >> a.completed >> a.defineWords
                    >> a.asked;
                if (stream.status() != QDataStream::Ok)
                    break;
                if (number == -1) {
                    whyNot = a.words;
                    return {};
                }
                if (number == -2) {
                    begun = a.words.toInt();
                    continue;
                }
                answers[number] = a;
                todo[w].removeOne(number);
                begun = -1;
            }
            if (begun >= 0) { // libvirt died over this one
                answers[begun].crashed = true;
                todo[w].removeOne(begun);
            }
        }
    }
    return answers;
}

QList<Answer> askOnce(const QString &file,
    const QString &folder,
    const QByteArray &conf,
    const QList<QByteArray> &guests,
    QString &whyNot)
{
    QHash<QByteArray, Answer> known;
    QFile kept(file);
    if (kept.open(QIODevice::ReadOnly)) {
        QDataStream stream(&kept);
        while (!stream.atEnd()) {
            QByteArray key;
            Answer a;
            stream >> key >> a.arguments >> a.words >> a.completed >> a.defineWords >> a.crashed
                >> a.asked;
            if (stream.status() == QDataStream::Ok)
                known.insert(key, a);
        }
        kept.close();
    }
    const auto keyOf = [&conf](const QByteArray &guest) {
        return QCryptographicHash::hash(QByteArray(guest + conf), QCryptographicHash::Sha256);
    };
    QList<QByteArray> open;
    for (const QByteArray &guest : guests) {
        if (!known.contains(keyOf(guest)))
            open.append(guest);
    }
    if (!open.isEmpty()) {
        const QList<Answer> answers = askAll(folder, conf, open, whyNot);
        if (answers.isEmpty())
            return {};
        if (kept.open(QIODevice::Append)) {
            QDataStream stream(&kept);
            for (qsizetype i = 0; i < open.size(); ++i) {
                const Answer &a = answers.at(i);
                const QByteArray key = keyOf(open.at(i));
                stream << key << a.arguments << a.words << a.completed << a.defineWords << a.crashed
                       << a.asked;
                known.insert(key, a);
            }
        }
    }
    QList<Answer> out;
    for (const QByteArray &guest : guests)
        out.append(known.value(keyOf(guest)));
    return out;
}

} // namespace fidelity

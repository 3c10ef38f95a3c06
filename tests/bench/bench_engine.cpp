// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engine's whole pass for a whole desktop guest, and what libvirt needs for the command line alone, in one run.
#include "core/domainxml/patcher.h"
#include "core/guest/edit.h"
#include "core/host/host_snapshot.h"
#include "core/qemu/build_command.h"
#include "core/qemu/caps_json.h"
#include "core/qemu/qemu_conf.h"

#include <QFile>

#include <benchmark/benchmark.h>

#ifdef VITRINE_BENCH_LIBVIRT
#include <QTemporaryDir>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#endif

using namespace vitrine;

namespace {

QByteArray readSource(const char *name)
{
    QFile file(QString::fromUtf8(VITRINE_SOURCE_DIR) + QString::fromUtf8(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Bench {
    QemuCaps caps = *readCapsJson(readSource("/resources/caps/qemu-7.2-x86_64.json"));
    HostSnapshot host;
    QemuConf conf;
    XmlText text = *XmlText::parse(readSource("/tests/fixtures/whole-guest.xml"));

    World world() const
    {
        World w;
        w.caps = &caps;
        w.host = &host;
        w.conf = &conf;
        return w;
    }
};

const Bench &bench()
{
    static const Bench b;
    return b;
}

/// A keystroke: patch one attribute, read again, rules, completed XML, command line with origins.
void wholePass(benchmark::State &state)
{
    const World world = bench().world();
    const Edits edits[] = {{SetField {QStringLiteral("mdev[0].display"), QStringLiteral("off")}},
        {SetField {QStringLiteral("mdev[0].display"), QStringLiteral("on")}}};
    XmlText text = bench().text;
    int i = 0;
    for (auto _ : state) {
        text = *applyEdits(text, edits[i++ % 2]);
        const auto guest = readGuest(text);
        benchmark::DoNotOptimize(assess(text, *guest, world, {}));
    }
}
BENCHMARK(wholePass)->Unit(benchmark::kMicrosecond);

void edit(benchmark::State &state)
{
    const Edits edits[] = {{SetField {QStringLiteral("mdev[0].display"), QStringLiteral("off")}},
        {SetField {QStringLiteral("mdev[0].display"), QStringLiteral("on")}}};
    XmlText text = bench().text;
    int i = 0;
    for (auto _ : state)
        text = *applyEdits(text, edits[i++ % 2]);
}
BENCHMARK(edit)->Unit(benchmark::kMicrosecond);

void parse(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(XmlText::parse(bench().text.bytes()));
}
BENCHMARK(parse)->Unit(benchmark::kMicrosecond);

void read(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(readGuest(bench().text));
}
BENCHMARK(read)->Unit(benchmark::kMicrosecond);

void rules(benchmark::State &state)
{
    const World world = bench().world();
    const auto guest = readGuest(bench().text);
    for (auto _ : state)
        benchmark::DoNotOptimize(validate(bench().text, *guest, world));
}
BENCHMARK(rules)->Unit(benchmark::kMicrosecond);

void assessment(benchmark::State &state)
{
    const World world = bench().world();
    const auto guest = readGuest(bench().text);
    for (auto _ : state)
        benchmark::DoNotOptimize(assess(bench().text, *guest, world, {}));
}
BENCHMARK(assessment)->Unit(benchmark::kMicrosecond);

void completedXml(benchmark::State &state)
{
    const World world = bench().world();
    for (auto _ : state)
        benchmark::DoNotOptimize(expand(bench().text, world));
}
BENCHMARK(completedXml)->Unit(benchmark::kMicrosecond);

void commandLine(benchmark::State &state)
{
    const World world = bench().world();
    const auto guest = readGuest(bench().text);
    CommandOptions options;
    options.origins = state.range(0) != 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(buildCommand(bench().text, *guest, world, options));
}
BENCHMARK(commandLine)->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);

#ifdef VITRINE_BENCH_LIBVIRT
/// A process can have one embedded driver, and a benchmark is called several times.
class EmbeddedLibvirt {
public:
    EmbeddedLibvirt()
    {
        virEventRegisterDefaultImpl();
        const QByteArray uri = "qemu:///embed?root=" + m_root.path().toUtf8();
        m_connection = virConnectOpen(uri.constData());
        // The first call asks QEMU for its capabilities, which takes seconds.
        if (m_connection != nullptr)
            std::free(native());
    }
    ~EmbeddedLibvirt()
    {
        if (m_connection != nullptr)
            virConnectClose(m_connection);
    }
    Q_DISABLE_COPY_MOVE(EmbeddedLibvirt)

    [[nodiscard]] bool isOpen() const { return m_connection != nullptr; }
    [[nodiscard]] char *native() const
    {
        return virConnectDomainXMLToNative(
            m_connection, "qemu-argv", bench().text.bytes().constData(), 0);
    }

private:
    QTemporaryDir m_root;
    virConnectPtr m_connection = nullptr;
};

void libvirtNative(benchmark::State &state)
{
    static const EmbeddedLibvirt libvirt;
    if (!libvirt.isOpen()) {
        state.SkipWithError(virGetLastErrorMessage());
        return;
    }
    for (auto _ : state)
        std::free(libvirt.native());
}
BENCHMARK(libvirtNative)->Unit(benchmark::kMicrosecond);
#endif

} // namespace

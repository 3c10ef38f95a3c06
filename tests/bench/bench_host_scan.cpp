// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole host scan beside the floor: the same attributes, links and folders read by name in plain C, by one thread. The trees are
// those of tests/support/gen_sysfs.py on tmpfs; the argument is the number of instances. Goal: scan <= 1.5 floors.
#include "core/io/sysfs_scanner.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Tree {
    QTemporaryDir dir {
        (QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm") : QDir::tempPath())
        + QStringLiteral("/vitrine-bench-XXXXXX")};
    std::vector<std::string> files;
    std::vector<std::string> links;
    std::vector<std::string> folders;
};

void addIfThere(std::vector<std::string> &list, const fs::path &path)
{
    if (fs::exists(fs::symlink_status(path)))
        list.push_back(path.string());
}

/// What a scan cannot do without.
void collect(Tree &tree, const fs::path &root)
{
    const fs::path bus = root / "sys/bus/mdev/devices";
    tree.folders = {
        bus.string(), (root / "sys/class/mdev_bus").string(), (root / "etc/mdevctl.d").string()};
    for (const fs::directory_entry &parent : fs::directory_iterator(root / "sys/class/mdev_bus")) {
        tree.folders.push_back((parent.path() / "mdev_supported_types").string());
        for (const char *name : {"vendor", "device", "numa_node"})
            addIfThere(tree.files, parent.path() / name);
        addIfThere(tree.links, parent.path() / "driver");
        for (const fs::directory_entry &type :
            fs::directory_iterator(parent.path() / "mdev_supported_types")) {
            for (const char *name : {"available_instances", "device_api", "name", "description"})
                addIfThere(tree.files, type.path() / name);
        }
    }
    for (const fs::directory_entry &instance : fs::directory_iterator(bus)) {
        for (const char *name : {"mdev_type", "iommu_group", "driver"})
            tree.links.push_back((instance.path() / name).string());
    }
    for (const fs::directory_entry &parent : fs::directory_iterator(root / "etc/mdevctl.d")) {
        if (!parent.is_directory() || parent.path().filename() == "scripts.d")
            continue;
        tree.folders.push_back(parent.path().string());
        for (const fs::directory_entry &definition : fs::directory_iterator(parent.path()))
            tree.files.push_back(definition.path().string());
    }
}

const Tree &treeWith(int instances)
{
    static std::map<int, std::unique_ptr<Tree>> trees;
    std::unique_ptr<Tree> &tree = trees[instances];
    if (!tree) {
        tree = std::make_unique<Tree>();
        const int parents = instances <= 4 ? 1 : instances <= 256 ? 16 : 64;
        const QString script = QStringLiteral(VITRINE_SOURCE_DIR "/tests/support/gen_sysfs.py");
        const int code = QProcess::execute(QStringLiteral("python3"),
            {script,
                QStringLiteral("--root"),
                tree->dir.path(),
                QStringLiteral("--seed"),
                QStringLiteral("1"),
                QStringLiteral("--parents"),
                QString::number(parents),
                QStringLiteral("--types"),
                QStringLiteral("16"),
                QStringLiteral("--total-instances"),
                QString::number(instances),
                QStringLiteral("--defined"),
                QString::number(instances / 10)});
        if (code != 0)
            qFatal("gen_sysfs.py failed");
        collect(*tree, fs::path(tree->dir.path().toStdString()));
    }
    return *tree;
}

void scanFloor(benchmark::State &state)
{
    const Tree &tree = treeWith(int(state.range(0)));
    for (auto _ : state) {
        char buffer[4097];
        for (const std::string &folder : tree.folders) {
            DIR *dir = ::opendir(folder.c_str());
            while (dir && ::readdir(dir)) {}
            if (dir)
                ::closedir(dir);
        }
        for (const std::string &file : tree.files) {
            const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
            benchmark::DoNotOptimize(::read(fd, buffer, sizeof buffer));
            ::close(fd);
        }
        for (const std::string &link : tree.links)
            benchmark::DoNotOptimize(::readlink(link.c_str(), buffer, sizeof buffer));
    }
    state.counters["files"] = double(tree.files.size());
    state.counters["links"] = double(tree.links.size());
}

void scanWhole(benchmark::State &state)
{
    const Tree &tree = treeWith(int(state.range(0)));
    for (auto _ : state) {
        const auto host = vitrine::scanHost({tree.dir.path(), {}});
        benchmark::DoNotOptimize(host);
    }
}

/// A host that is watched is read by one thread: the same work as the floor's.
void scanByOneThread(benchmark::State &state)
{
    const Tree &tree = treeWith(int(state.range(0)));
    for (auto _ : state) {
        const auto host = vitrine::scanHost({tree.dir.path(), [](const QByteArray &) {}});
        benchmark::DoNotOptimize(host);
    }
}

} // namespace

BENCHMARK(scanFloor)->Arg(4)->Arg(256)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK(scanByOneThread)->Arg(4)->Arg(256)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK(scanWhole)
    ->Arg(4)
    ->Arg(256)
    ->Arg(10000)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/doctor.h"
#include "core/host/host_facts_json.h"
#include "core/host/snapshot_json.h"
#include "core/qemu/qemu_caps.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

namespace {

HostSnapshot demonstration()
{
    QFile file(qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/resources/demo-host.json");
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the demonstration host is missing");
    const auto host = snapshotFromJson(file.readAll());
    if (!host)
        qFatal("%s", qPrintable(host.error().toEnglish()));
    return *host;
}

/// A host with one card and nothing else on it.
HostSnapshot withCard(std::uint16_t vendor, const QString &driver)
{
    HostSnapshot host = demonstration();
    host.parents.clear();
    host.types.clear();
    host.instances.clear();
    GpuFacts gpu = host.facts->gpus.first();
    gpu.vendor = vendor;
    gpu.driver = driver;
    host.facts->gpus = {gpu};
    return host;
}

const QString card = u"mdev-types.0000:00:02.0"_s;

HostCheck checkOf(const HostSnapshot &host, const QString &id, const QemuCaps *caps = nullptr)
{
    const QList<HostCheck> checks = checkHost(host, caps);
    for (const HostCheck &check : checks) {
        if (check.id == id)
            return check;
    }
    qFatal("there is no check %s", qPrintable(id));
}

} // namespace

/// What the check of a host says of values that were read: each rung of each ladder.
class DoctorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDemonstrationHostIsWell()
    {
        const QList<HostCheck> checks = checkHost(demonstration(), nullptr);
        for (const HostCheck &check : checks) {
            QVERIFY2(check.status != CheckStatus::Fail, qPrintable(check.id));
            QVERIFY2(!check.title.isEmpty() && !check.meaning.isEmpty(), qPrintable(check.id));
            // Who is told that something is wrong is told why, and what to do or where to look.
            if (check.status == CheckStatus::Warn) {
                QVERIFY2(!check.evidence.isEmpty(), qPrintable(check.id));
                QVERIFY2(!check.fix.isEmpty() || !check.command.isEmpty(), qPrintable(check.id));
            }
        }
        QCOMPARE(checkOf(demonstration(), card).status, CheckStatus::Ok);
        QCOMPARE(checkOf(demonstration(), u"confinement"_s).evidence.first(),
            u"/sys/module/apparmor/parameters/enabled: Y"_s);
        QCOMPARE(checkOf(demonstration(), u"instances-defined"_s).status, CheckStatus::Warn);
    }

    void factsAreWrittenAndRead()
    {
        const HostSnapshot host = demonstration();
        const auto again = snapshotFromJson(QJsonDocument(snapshotToJson(host)).toJson());
        QVERIFY(again && again->facts);
        QCOMPARE(factsToJson(*again->facts), factsToJson(*host.facts));
        QVERIFY(*again == host);
        QVERIFY(factsFromJson({}) == HostFacts());
    }

    void withoutFactsNothingIsClaimed()
    {
        HostSnapshot host = demonstration();
        host.facts.reset();
        for (const QString &id : {u"kvm"_s, u"iommu"_s, u"module-loading"_s, u"vfio"_s})
            QCOMPARE(checkOf(host, id).status, CheckStatus::Unknown);
    }

    void eachRung_data()
    {
        using Change = std::function<void(HostSnapshot &)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("id");
        QTest::addColumn<CheckStatus>("status");
        QTest::addColumn<QString>("evidence");
        const auto row = [](const char *name,
                             const QString &id,
                             CheckStatus status,
                             const QString &evidence,
                             const Change &change) {
            QTest::newRow(name) << change << id << status << evidence;
        };
        using S = CheckStatus;
        row("no virtualization", u"virtualization"_s, S::Fail, u"neither vmx"_s, [](auto &h) {
            h.machine.hardwareVirtualization = false;
        });
        row("no kvm", u"kvm"_s, S::Fail, u"/dev/kvm: missing"_s, [](auto &h) {
            h.facts->kvm.reset();
        });
        row("closed kvm", u"kvm"_s, S::Warn, u"root:kvm 0660, closed"_s, [](auto &h) {
            h.facts->kvm->accessible = false;
        });
        row("no iommu", u"iommu"_s, S::Ok, u"/sys/class/iommu: 0"_s, [](auto &h) {
            h.facts->iommus = 0;
        });
        row("no iommu for functions", u"iommu"_s, S::Fail, u"/sys/class/iommu: 0"_s, [](auto &h) {
            h.facts->iommus = 0;
            h.parents[0].physfn = u"0000:00:02.0"_s;
        });
        row("no modules", u"module-loading"_s, S::Fail, u"modules_disabled: 1"_s, [](auto &h) {
            h.facts->modulesDisabled = true;
        });
        row("lockdown", u"module-loading"_s, S::Warn, u"lockdown: integrity"_s, [](auto &h) {
            h.facts->lockdown = u"integrity"_s;
        });
        row("no vfio", u"vfio"_s, S::Fail, u"/dev/vfio/vfio: missing"_s, [](auto &h) {
            h.facts->vfio.reset();
        });
        row("closed vfio", u"vfio"_s, S::Fail, u"closed to this user"_s, [](auto &h) {
            h.facts->vfio->accessible = false;
        });
        row("open groups", u"vfio-groups"_s, S::Ok, u"open to this user"_s, [](auto &h) {
            for (DeviceNode &node : h.facts->vfioGroups)
                node.accessible = true;
        });
        row("memory without limit", u"memlock"_s, S::Ok, u"unlimited"_s, [](auto &h) {
            h.facts->memlockBytes = -1;
        });
        row("no render node", u"render-nodes"_s, S::Warn, u"no renderD*"_s, [](auto &h) {
            h.renderNodes.clear();
        });
        row("closed render node",
            u"render-nodes"_s,
            S::Warn,
            u"/dev/dri/renderD128"_s,
            [](auto &h) { h.renderNodes[0].accessible = false; });
        row("nvidia first", u"render-nodes"_s, S::Warn, u"nvidia"_s, [](auto &h) {
            h.renderNodes[0].driver = u"nvidia"_s;
        });
        row("libvirt's user", u"libvirt-user"_s, S::Fail, u"root:render 0660"_s, [](auto &h) {
            h.facts->qemuUserGroups = {u"kvm"_s};
        });
        row("nvidia's devices kept away",
            u"confinement"_s,
            S::Warn,
            u"cgroup_device_acl"_s,
            [](auto &h) { h.facts->deviceAcl = QStringList {u"/dev/null"_s}; });
        row("all taken", u"capacity"_s, S::Warn, u"at most 0"_s, [](auto &h) {
            for (MdevType &type : h.types)
                type.availableInstances = 0;
            for (MdevInstance &instance : h.instances)
                instance.owner = InstanceOwner {u"other"_s, 7};
        });
        row("nothing taken, no room", u"capacity"_s, S::Fail, u"0 active"_s, [](auto &h) {
            for (MdevType &type : h.types)
                type.availableInstances = 0;
            for (MdevInstance &instance : h.instances)
                instance.active = false;
        });
        row("definition of another host",
            u"definitions"_s,
            S::Warn,
            u"/etc/mdevctl.d/"_s,
            [](auto &h) {
                h.instances[0].remarks = {{RemarkKind::UnknownParent, {u"0000:99:00.0"_s}}};
            });
        row("no mdevctl", u"mdevctl"_s, S::Warn, u"missing"_s, [](auto &h) {
            h.facts->mdevctl = false;
        });
        row("old libvirt", u"libvirt"_s, S::Fail, u"4.5.0"_s, [](auto &h) {
            h.facts->libvirtVersion = u"4.5.0"_s;
        });
        row("libvirt without ramfb", u"libvirt"_s, S::Warn, u"5.6.0"_s, [](auto &h) {
            h.facts->libvirtVersion = u"5.6.0"_s;
        });
        row("new libvirt", u"libvirt"_s, S::Ok, u"11.3.0"_s, [](auto &h) {
            h.facts->libvirtVersion = u"11.3.0"_s;
        });
    }

    void eachRung()
    {
        QFETCH(const std::function<void(HostSnapshot &)>, change);
        QFETCH(const QString, id);
        QFETCH(const CheckStatus, status);
        QFETCH(const QString, evidence);
        HostSnapshot host = demonstration();
        QVERIFY2(!checkOf(host, id).evidence.join(u'\n').contains(evidence)
                || checkOf(host, id).status != status,
            "the demonstration host says so already");
        change(host);
        const HostCheck check = checkOf(host, id);
        QCOMPARE(check.status, status);
        QVERIFY2(
            check.evidence.join(u'\n').contains(evidence), qPrintable(check.evidence.join(u'\n')));
        if (status == CheckStatus::Fail || status == CheckStatus::Warn)
            QVERIFY(!check.fix.isEmpty());
    }

    void whyACardOffersNothing_data()
    {
        QTest::addColumn<int>("vendor");
        QTest::addColumn<QString>("driver");
        QTest::addColumn<std::function<void(HostFacts &)>>("change");
        QTest::addColumn<QString>("evidence");
        const auto row = [](
                             const char *name,
                             int vendor,
                             const QString &driver,
                             const QString &evidence,
                             const std::function<void(HostFacts &)> &change = [](HostFacts &) {}) {
            QTest::newRow(name) << vendor << driver << change << evidence;
        };
        row("given as a whole", 0x8086, u"vfio-pci"_s, u"driver: vfio-pci"_s);
        row("xe", 0x8086, u"xe"_s, u"driver: xe"_s);
        row("gvt is off", 0x8086, u"i915"_s, u"no i915.enable_gvt"_s, [](auto &f) {
            f.kernelParameters = QStringList();
        });
        row("gvt is off by modprobe",
            0x8086,
            u"i915"_s,
            u"/etc/modprobe.d/i915.conf: options i915 enable_gvt=0"_s,
            [](auto &f) {
                f.kernelParameters = QStringList();
                f.moduleOptions = {
                    {u"/etc/modprobe.d/i915.conf"_s, u"options i915 enable_gvt=0"_s}};
            });
        row("what the module says counts",
            0x8086,
            u"i915"_s,
            u"/sys/module/i915/parameters/enable_gvt=N"_s,
            [](auto &f) {
                f.moduleParameters = {{u"/sys/module/i915/parameters"_s, u"enable_gvt=N"_s}};
            });
        row("guc", 0x8086, u"i915"_s, u"i915.enable_guc=3"_s, [](auto &f) {
            f.kernelParameters->append(u"i915.enable_guc=3"_s);
        });
        row("kernel without it",
            0x8086,
            u"i915"_s,
            u"CONFIG_DRM_I915_GVT_KVMGT is not set"_s,
            [](auto &f) {
                f.kernelConfig = {
                    {u"/boot/config-6"_s, u"# CONFIG_DRM_I915_GVT_KVMGT is not set"_s}};
            });
        row("kvmgt is not loaded", 0x8086, u"i915"_s, u"/sys/module/kvmgt: missing"_s, [](auto &f) {
            f.modules.removeAll(u"kvmgt"_s);
        });
        row("small aperture", 0x8086, u"i915"_s, u"BAR 2 of 128 MiB"_s, [](auto &f) {
            f.gpus[0].apertureMiB = 128;
        });
        row("nothing wrong at Intel's", 0x8086, u"i915"_s, u"/sys/module/kvmgt"_s);
        row("nouveau", 0x10de, u"nouveau"_s, u"driver: nouveau"_s);
        row("desktop driver", 0x10de, u"nvidia"_s, u"nvidia_vgpu_vfio: missing"_s, [](auto &f) {
            f.modules.removeAll(u"nvidia_vgpu_vfio"_s);
        });
        row("no functions", 0x10de, u"nvidia"_s, u"sriov_numvfs: 0 of 32"_s, [](auto &f) {
            f.gpus[0].sriovTotal = 32;
            f.gpus[0].sriovEnabled = 0;
        });
        row("service", 0x10de, u"nvidia"_s, u"no nvidia-vgpu-mgr.service"_s, [](auto &f) {
            f.units.clear();
        });
        row("nothing wrong at NVIDIA's", 0x10de, u"nvidia"_s, u"NVRM version"_s);
        row("AMD", 0x1002, u"amdgpu"_s, u"driver: amdgpu"_s);
        row("another", 0x1a03, u"ast"_s, u"driver: ast"_s);
    }

    void whyACardOffersNothing()
    {
        QFETCH(const int, vendor);
        QFETCH(const QString, driver);
        QFETCH(const std::function<void(HostFacts &)>, change);
        QFETCH(const QString, evidence);
        HostSnapshot host = withCard(static_cast<std::uint16_t>(vendor), driver);
        change(*host.facts);
        const HostCheck check = checkOf(host, card);
        QVERIFY(check.status == CheckStatus::Fail || check.status == CheckStatus::Warn);
        QVERIFY2(
            check.evidence.join(u'\n').contains(evidence), qPrintable(check.evidence.join(u'\n')));
        QVERIFY(!check.meaning.isEmpty());
        QCOMPARE(checkOf(host, u"mdev-types"_s).status, CheckStatus::Fail);
        // Beside a card that offers, one that does not is no failure.
        HostSnapshot beside = demonstration();
        GpuFacts second = host.facts->gpus.first();
        second.address = *PciAddress::parse(u"0000:77:00.0");
        host.facts->gpus = {second};
        beside.facts = host.facts;
        QCOMPARE(checkOf(beside, u"mdev-types.0000:77:00.0"_s).status, CheckStatus::Warn);
    }

    void qemuIsAskedForWhatShowsAPicture()
    {
        QCOMPARE(checkOf(demonstration(), u"qemu"_s).status, CheckStatus::Unknown);
        QemuCaps caps;
        caps.source = CapsSource::Probed;
        const HostCheck bare = checkOf(demonstration(), u"qemu"_s, &caps);
        QCOMPARE(bare.status, CheckStatus::Fail);
        QVERIFY(bare.evidence.join(u'\n').contains(u"vfio-pci,display="));
    }
};

QTEST_GUILESS_MAIN(DoctorTest)
#include "tst_doctor.moc"

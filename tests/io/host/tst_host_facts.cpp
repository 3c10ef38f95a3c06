// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/snapshot_json.h"
#include "core/io/sysfs_scanner.h"
#include "tests/support/host_tree.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::Literals::StringLiterals;

namespace {

HostSnapshot scan(const HostTree &tree)
{
    ScanOptions options;
    options.root = tree.root();
    options.facts = true;
    const auto host = scanHost(options);
    if (!host)
        qFatal("%s", qPrintable(host.error().toEnglish()));
    return *host;
}

/// An Intel card of 256 MiB aperture and a virtual function of another card.
void addCards(const HostTree &tree)
{
    const QString gpu = u"sys/devices/pci0000:00/0000:00:02.0"_s;
    tree.write(gpu + u"/class"_s, "0x030000\n");
    tree.write(gpu + u"/vendor"_s, "0x8086\n");
    tree.write(gpu + u"/device"_s, "0x3e92\n");
    tree.write(gpu + u"/resource"_s,
        "0x0000000000000000 0x0000000000000000 0x0000000000000000\n"
        "0x00000000a0000000 0x00000000a0ffffff 0x0000000000140204\n"
        "0x0000000090000000 0x000000009fffffff 0x000000000014220c\n");
    tree.makeDir(u"sys/bus/pci/drivers/i915"_s);
    tree.link(u"../../../bus/pci/drivers/i915"_s, gpu + u"/driver"_s);
    tree.link(u"../../../devices/pci0000:00/0000:00:02.0"_s, u"sys/bus/pci/devices/0000:00:02.0"_s);
    const QString function = u"sys/devices/pci0000:00/0000:3b:00.4"_s;
    tree.write(function + u"/class"_s, "0x030200\n");
    tree.link(u"../0000:3b:00.0"_s, function + u"/physfn"_s);
    tree.link(u"../../../devices/pci0000:00/0000:3b:00.4"_s, u"sys/bus/pci/devices/0000:3b:00.4"_s);
}

} // namespace

/// What the check of a host reads, from a tree that was made for it.
class HostFactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyHostHasNone()
    {
        const HostTree tree;
        const HostSnapshot host = scan(tree);
        QVERIFY(host.facts);
        HostFacts expected;
        expected.iommus = 0;
        expected.iommuGroups = 0;
        QVERIFY(*host.facts == expected);
        ScanOptions without;
        without.root = tree.root();
        QVERIFY(!scanHost(without)->facts);
    }

    void theKernelIsRead()
    {
        const HostTree tree;
        tree.write(u"proc/sys/kernel/osrelease"_s, "6.1.0-18-amd64\n");
        tree.write(u"proc/cmdline"_s,
            "BOOT_IMAGE=/vmlinuz root=UUID=11111111-2222 cryptdevice=/dev/sda:secret "
            "i915.enable_gvt=1 "
            "intel_iommu=on quiet\n");
        tree.write(u"boot/config-6.1.0-18-amd64"_s,
            "CONFIG_VFIO=m\n# CONFIG_DRM_I915_GVT_KVMGT is not set\nCONFIG_VFIO_MDEV=m\n");
        tree.write(u"etc/modprobe.d/gvt.conf"_s,
            "# options i915 enable_guc=2\noptions  i915   enable_guc=0\noptions snd_hda "
            "power=1\nblacklist nouveau\n");
        tree.write(u"etc/modprobe.d/notes.txt"_s, "options i915 enable_gvt=0\n");
        tree.write(u"sys/module/i915/parameters/enable_gvt"_s, "Y\n");
        tree.makeDir(u"sys/module/snd"_s);
        tree.write(u"proc/sys/kernel/modules_disabled"_s, "0\n");
        tree.write(u"sys/kernel/security/lockdown"_s, "none [integrity] confidentiality\n");
        tree.makeDir(u"sys/class/iommu/dmar0"_s);
        tree.makeDir(u"sys/kernel/iommu_groups/0"_s);
        tree.makeDir(u"sys/kernel/iommu_groups/1"_s);
        const HostFacts facts = *scan(tree).facts;
        QCOMPARE(facts.modules, QStringList {u"i915"_s});
        // The rest of the line is nobody's business.
        QCOMPARE(
            *facts.kernelParameters, (QStringList {u"i915.enable_gvt=1"_s, u"intel_iommu=on"_s}));
        QVERIFY(facts.moduleOptions
            == (QList<Setting> {{u"/etc/modprobe.d/gvt.conf"_s, u"options i915 enable_guc=0"_s},
                {u"/etc/modprobe.d/gvt.conf"_s, u"blacklist nouveau"_s}}));
        QVERIFY(facts.moduleParameters
            == QList<Setting>({{u"/sys/module/i915/parameters"_s, u"enable_gvt=Y"_s}}));
        QCOMPARE(facts.kernelConfig.size(), 3);
        QCOMPARE(facts.kernelConfig.last().text, u"# CONFIG_DRM_I915_GVT_KVMGT is not set"_s);
        QCOMPARE(facts.modulesDisabled, std::optional(false));
        QCOMPARE(facts.lockdown, std::optional(u"integrity"_s));
        QCOMPARE(facts.iommus, std::optional(1));
        QCOMPARE(facts.iommuGroups, std::optional(2));
    }

    void cardsAreRead()
    {
        const HostTree tree;
        addCards(tree);
        const HostFacts facts = *scan(tree).facts;
        QCOMPARE(facts.gpus.size(), 1); // a virtual function is no card
        const GpuFacts &gpu = facts.gpus.first();
        QCOMPARE(gpu.address.toString(), u"0000:00:02.0"_s);
        QCOMPARE(gpu.driver, std::optional(u"i915"_s));
        QCOMPARE(gpu.apertureMiB, std::optional<qint64>(256));
        QVERIFY(!gpu.sriovTotal);
    }

    void nodesHaveTheNamesOfTheirOwners()
    {
        const HostTree tree;
        tree.write(
            u"etc/passwd"_s, "root:x:0:0::/root:/bin/sh\nlibvirt-qemu:x:64055:994::/:/bin/false\n");
        tree.write(u"etc/group"_s, "root:x:0:\nrender:x:105:alex,libvirt-qemu\nkvm:x:994:\n");
        tree.write(u"etc/libvirt/qemu.conf"_s,
            "user = \"libvirt-qemu\"\ncgroup_device_acl = [\n  \"/dev/null\", \"/dev/kvm\"\n]\n"
            "spice_password = \"secret\"\n");
        tree.write(u"dev/vfio/vfio"_s, {});
        tree.write(u"dev/vfio/10"_s, {});
        tree.write(u"dev/vfio/9"_s, {});
        tree.makeDir(u"dev/vfio/devices"_s);
        QVERIFY(QFile::setPermissions(tree.absolute(u"dev/vfio/vfio"_s),
            QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        const HostSnapshot host = scan(tree);
        const HostFacts &facts = *host.facts;
        QVERIFY(facts.vfio);
        QCOMPARE(facts.vfio->mode, 0640);
        QVERIFY(facts.vfio->accessible);
        QCOMPARE(facts.vfioGroups.size(), 2);
        QCOMPARE(facts.vfioGroups.first().path, u"/dev/vfio/9"_s);
        QCOMPARE(facts.qemuUser, u"libvirt-qemu"_s);
        QCOMPARE(facts.qemuUserGroups, (QStringList {u"kvm"_s, u"render"_s}));
        QCOMPARE(facts.deviceAcl, std::optional(QStringList {u"/dev/null"_s, u"/dev/kvm"_s}));
        // Who runs this test is nothing of that host.
        QVERIFY(!facts.user && !facts.memlockBytes);
        QVERIFY(!QJsonDocument(snapshotToJson(host)).toJson().contains("secret"));
    }

    void programsAreFound()
    {
        const HostTree tree;
        tree.write(u"usr/lib/x86_64-linux-gnu/libvirt.so.0.10003.1"_s, {});
        tree.write(u"usr/sbin/mdevctl"_s, {});
        tree.makeDir(u"sys/fs/cgroup/system.slice/nvidia-vgpu-mgr.service"_s);
        tree.write(u"proc/driver/nvidia/version"_s, "NVRM version: 535.161.05\nGCC version: 12\n");
        tree.write(u"sys/module/apparmor/parameters/enabled"_s, "Y\n");
        tree.write(u"sys/fs/selinux/enforce"_s, "0");
        const HostFacts facts = *scan(tree).facts;
        QCOMPARE(facts.libvirtVersion, std::optional(u"10.3.1"_s));
        QVERIFY(facts.mdevctl);
        QCOMPARE(facts.units, QStringList {u"nvidia-vgpu-mgr"_s});
        QCOMPARE(facts.nvidiaVersion, std::optional(u"NVRM version: 535.161.05"_s));
        QCOMPARE(facts.appArmor, std::optional(true));
        QCOMPARE(facts.seLinuxEnforcing, std::optional(false));
    }

    void garbageIsNoFact()
    {
        const HostTree tree;
        addCards(tree);
        for (const QString &file : {u"sys/devices/pci0000:00/0000:00:02.0/resource"_s,
                 u"etc/passwd"_s,
                 u"etc/group"_s,
                 u"etc/libvirt/qemu.conf"_s,
                 u"sys/kernel/security/lockdown"_s,
                 u"proc/cmdline"_s})
            tree.write(file, QByteArray("\xff\0:::[\n\n= \x01 0xzz -1", 16));
        tree.makeFifo(u"proc/sys/kernel/modules_disabled"_s);
        tree.link(u"/nowhere"_s, u"dev/kvm"_s);
        const HostFacts facts = *scan(tree).facts;
        QCOMPARE(facts.gpus.size(), 1);
        QVERIFY(!facts.gpus.first().apertureMiB);
        QVERIFY(!facts.kvm && !facts.modulesDisabled && !facts.lockdown);
        QVERIFY(facts.qemuUser.isEmpty());
    }
};

QTEST_GUILESS_MAIN(HostFactsTest)
#include "tst_host_facts.moc"

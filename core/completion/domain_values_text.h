// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vitrine {

/// Which values libvirt 9.0 reads, in the order in which it looks at them (virDomainDefParseXML): the first that is wrong is
/// what it refuses the guest for.
///
///     > PATH [?CONDITION ...]   of the element below <domain>, {a,b} for several; only where all the conditions hold
///     @NAME KIND [VALUES] [: CODE WORDS]
///
/// NAME `#` is the text of the element. Kinds: enum, yesno, onoff, uint, int, ull (and uint:16, of that base), drop (read by nobody); behind it `!`: must
/// be there, `+`: not zero, `-`: not negative. `soft`: another value counts as none. A value behind `-` is read but not written.
/// `>>` instead of `>`: read behind what every device has (virDomainDeviceInfoParseXML). A line that is `-` drops the element. CONDITION: NAME=VALUE|VALUE or NAME!=VALUE, ^NAME of the device, ..NAME of the parent; an empty value: absent.
/// WORDS replace libvirt's usual ones; %1 is the value. CODE: XE (XML error), CU (unsupported configuration), IE (internal error).
inline constexpr char16_t domainValuesText[] = uR"(
> memory
@dumpCore onoff
> memoryBacking/allocation
@threads uint -0 : XE Failed to parse memory allocation threads
> memoryBacking/source
@type enum -|file|anonymous|memfd : CU unknown memoryBacking/source/type '%1'
> memoryBacking/access
@mode enum -|shared|private : CU unknown memoryBacking/access/mode '%1'
> memoryBacking/allocation
@mode enum -|immediate|ondemand : CU unknown memoryBacking/allocation/mode '%1'
> vcpu
@current uint
@placement enum static|auto
> vcpus/vcpu
@id uint!
@enabled yesno!
@hotpluggable yesno
@order uint
> iothreads
# uint : XE invalid iothreads count '%1'
> defaultiothread
@thread_pool_min int-
@thread_pool_max int-
> iothreadids/iothread
@id uint!+
@thread_pool_min int-
@thread_pool_max int-
> cpu
@mode enum custom|host-model|host-passthrough|maximum : CU Invalid mode attribute '%1'
@migratable onoff
@match enum exact|minimum|strict
@check enum -default|none|partial|full
> cpu/model ?^mode!=host-passthrough|maximum
@fallback enum -|allow|forbid : CU Invalid fallback attribute
> cpu/topology
@sockets uint!+
@dies uint+
@cores uint!+
@threads uint!+
> cpu/cache
@level int-
@mode enum! emulate|passthrough|disable
> cpu/maxphysaddr
@mode enum! emulate|passthrough
@bits int-
> cpu/numa/cell
@discard yesno
@memAccess enum shared|private
> numatune/memory
@mode enum strict|preferred|interleave|restrictive : CU Unsupported NUMA memory tuning mode '%1'
@placement enum static|auto : CU Unsupported NUMA memory placement mode '%1'
> features/apic
@eoi onoff
> features/hyperv
@mode enum custom|passthrough
> features/hyperv/relaxed
@state onoff!
> features/hyperv/vapic
@state onoff!
> features/hyperv/spinlocks
@state onoff!
> features/hyperv/spinlocks ?state=on
@retries uint:0!
> features/hyperv/spinlocks ?state!=on
@retries drop
> features/hyperv/vendor_id ?state!=on
@value drop
> features/hyperv/stimer/direct
@state onoff!
> features/hyperv/vpindex
@state onoff!
> features/hyperv/runtime
@state onoff!
> features/hyperv/synic
@state onoff!
> features/hyperv/stimer
@state onoff!
> features/hyperv/reset
@state onoff!
> features/hyperv/vendor_id
@state onoff!
> features/hyperv/frequencies
@state onoff!
> features/hyperv/reenlightenment
@state onoff!
> features/hyperv/tlbflush
@state onoff!
> features/hyperv/ipi
@state onoff!
> features/hyperv/evmcs
@state onoff!
> features/hyperv/avic
@state onoff!
> features/kvm/hidden
@state onoff!
> features/kvm/hint-dedicated
@state onoff!
> features/kvm/poll-control
@state onoff!
> features/kvm/pv-ipi
@state onoff!
> features/kvm/dirty-ring
@state onoff!
> features/kvm/dirty-ring ?state=on
@size uint:0!
> features/kvm/dirty-ring ?state!=on
@size drop
> features/hap
@state onoff
> features/gic
@version enum 2|3|host
> features/pvspinlock
@state onoff
> features/pmu
@state onoff
> features/vmport
@state onoff
> features/smm
@state onoff
> features/vmcoreinfo
@state onoff
> features/ioapic
@driver enum qemu|kvm
> features/msrs
@unknown enum! ignore|fault
> on_reboot
# enum destroy|restart|rename-restart|preserve|coredump-destroy|coredump-restart : CU unknown on_reboot action: %1
> on_poweroff
# enum destroy|restart|rename-restart|preserve|coredump-destroy|coredump-restart : CU unknown on_poweroff action: %1
> on_crash
# enum destroy|restart|rename-restart|preserve|coredump-destroy|coredump-restart : CU unknown on_crash action: %1
> on_lockfailure
# enum poweroff|restart|pause|ignore : CU unknown on_lockfailure action: %1
> pm/suspend-to-mem
@enabled yesno
> pm/suspend-to-disk
@enabled yesno
> clock
@offset enum -|utc|localtime|variable|timezone|absolute : CU unknown clock offset '%1'
> clock ?offset=variable
@basis enum -|utc|localtime : CU unknown clock basis '%1'
> clock/timer
@name enum! platform|pit|rtc|hpet|tsc|kvmclock|hypervclock|armvtimer
@present yesno
@tickpolicy enum delay|catchup|merge|discard
@track enum boot|guest|wall|realtime
@frequency ull
@mode enum auto|native|emulate|paravirt|smpsafe
> clock/timer/catchup
@threshold ull
@slew ull
@limit ull
> os/firmware/feature
@name enum! enrolled-keys|secure-boot
@enabled yesno!
> os
@firmware enum -|bios|efi : XE unknown firmware value %1
> os/nvram
@type enum none|file|block|dir|network|volume|nvme|vhostuser
> os/loader
@format drop
@readonly yesno
@type enum rom|pflash
@secure yesno
@stateless yesno
> os/boot
@dev enum! fd|cdrom|hd|network
> os/bootmenu
@enable yesno
> os/bootmenu ?enable=yes
@timeout uint
> os/bios
@rebootTimeout int
> devices/disk
@type enum file|block|dir|network|volume|nvme|vhostuser
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source} ?..type=|file
@dev drop
@dir drop
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source} ?..type!=|file
@file drop
@fdgroup drop
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source} ?..type=block
@dir drop
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source} ?..type=dir
@dev drop
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source} ?..type=network|volume|nvme|vhostuser
@dev drop
@dir drop
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source} ?..type=network
@protocol enum! nbd|rbd|sheepdog|gluster|iscsi|http|https|ftp|ftps|tftp|ssh|vxhs|nfs
@tls yesno
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source} ?..type!=network
@protocol drop
@name drop
@query drop
@tls drop
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source} ?..type=network ?protocol!=http|https
@query drop
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source}/{host,snapshot,config,initiator,ssl,cookies,readahead,timeout,identity} ?...type!=network
-
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source}/ssl ?..protocol!=https|ftps
-
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source}/ssl
@verify yesno
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source}/cookies ?..protocol!=http|https
-
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source}/{readahead,timeout} ?..protocol!=http|https|ftp|ftps
-
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source}/readahead
@size ull -0 : XE invalid readahead size or timeout
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source}/timeout
@seconds ull -0 : XE invalid readahead size or timeout
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source}/identity ?..protocol!=nfs
-
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source} ?..type!=nvme
@managed drop
@namespace drop
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source} ?..type=nvme
@type enum! pci : XE unsupported source type '%1' : XE missing 'type' attribute to disk source
@namespace ull! : XE malformed namespace '%1' : XE missing 'namespace' attribute to disk source
@managed yesno
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source}/address ?...type!=nvme
-
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source} ?..type!=nvme|vhostuser
@type drop
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source} ?..type!=volume
@pool drop
@volume drop
@mode drop
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source}/slices/slice ?type!=storage
-
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source}/slices/slice
@offset ull! : XE malformed value '%1' of 'offset' attribute of slice : XE missing offset or size attribute of slice
@size ull! : XE malformed value '%1' of 'size' attribute of slice : XE missing offset or size attribute of slice
> {devices/disk/source,devices/disk/backingStore/source,os/nvram/source}/reservations
@managed yesno!
@enabled drop
> devices/disk/backingStore/{format,source,backingStore} ?..type=
-
> devices/disk/backingStore
@index drop
@type enum file|block|dir|network|volume|nvme|vhostuser : XE unknown storage source type '%1'
> devices/disk/backingStore/format
@type enum! raw|dir|bochs|cloop|dmg|iso|vpc|vdi|fat|vhd|ploop|cow|qcow|qcow2|qed|vmdk : XE unknown storage source format '%1' : XE missing disk backing store format
> devices/disk/backingStore/source
@startupPolicy drop
@index drop
> devices/disk
@device enum disk|cdrom|floppy|lun
@model enum -default|virtio|virtio-transitional|virtio-non-transitional
@snapshot enum no|internal|external|manual
@rawio yesno
@sgio enum filtered|unfiltered
> devices/disk/source
@index drop
@append drop
@startupPolicy enum mandatory|requisite|optional
> devices/disk/target
@bus enum ide|fdc|scsi|virtio|xen|usb|uml|sata|sd
@tray enum closed|open
@removable onoff
@rotation_rate uint -0
> devices/disk/geometry
@cyls uint
@heads uint
@secs uint
@trans enum none|auto|lba
> devices/disk/blockio
@logical_block_size uint -0
@physical_block_size uint -0
@discard_granularity drop
> devices/disk/driver
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
@cache enum -default|none|writethrough|writeback|directsync|unsafe
@error_policy enum stop|report|ignore|enospace
@rerror_policy enum stop|report|ignore|enospace
@io enum native|threads|io_uring
@ioeventfd onoff
@event_idx onoff
@copy_on_read onoff
@discard enum unmap|ignore
@iothread uint+
@detect_zeroes enum off|on|unmap
@queues uint -0
@queue_size uint -0
@type enum raw|aio|dir|bochs|cloop|dmg|iso|vpc|vdi|fat|vhd|ploop|cow|qcow|qcow2|qed|vmdk : CU unknown driver format value '%1'
> devices/disk/mirror
-
> devices/disk/transient
@shareBacking yesno
> devices/controller
@type enum ide|fdc|scsi|sata|virtio-serial|ccid|usb|pci|xenbus|isa
> devices/controller ?type=scsi
@model enum auto|buslogic|lsilogic|lsisas1068|vmpvscsi|ibmvscsi|virtio-scsi|lsisas1078|virtio-transitional|virtio-non-transitional|ncr53c90|dc390|am53c974 : CU Unknown model type '%1'
> devices/controller ?type=usb
@model enum piix3-uhci|piix4-uhci|ehci|ich9-ehci1|ich9-uhci1|ich9-uhci2|ich9-uhci3|vt82c686b-uhci|pci-ohci|nec-xhci|qusb1|qusb2|qemu-xhci|none : CU Unknown model type '%1'
> devices/controller ?type=pci
@model enum pci-root|pcie-root|pci-bridge|dmi-to-pci-bridge|pcie-to-pci-bridge|pcie-root-port|pcie-switch-upstream-port|pcie-switch-downstream-port|pci-expander-bus|pcie-expander-bus : CU Unknown model type '%1'
> devices/controller
@ports int-
> devices/controller ?type=ide|
@model enum piix3|piix4|ich6 : CU Unknown model type '%1'
> devices/controller ?type=virtio-serial
@model enum virtio|virtio-transitional|virtio-non-transitional : CU Unknown model type '%1'
> devices/controller ?type=fdc|sata|ccid|xenbus
@model enum - : CU Unknown model type '%1'
> devices/controller
@index int-
> devices/controller/driver
@queues uint -0
@cmd_per_lun uint -0
@max_sectors uint -0
@ioeventfd onoff
@iothread uint -0
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
> devices/controller/master ?^type!=usb
@startport uint
> devices/controller ?type!=virtio-serial
@vectors drop
> devices/controller ?type!=virtio-serial|usb
@ports drop
> devices/controller ?type!=xenbus
@maxGrantFrames drop
@maxEventChannels drop
> devices/controller/model ?^type!=pci
-
> devices/controller/target ?^type!=pci
-
> devices/controller/pcihole64 ?^type!=pci
-
> devices/controller/model
@name enum -none|pci-bridge|i82801b11-bridge|ioh3420|x3130-upstream|xio3130-downstream|pxb|pxb-pcie|pcie-root-port|spapr-pci-host-bridge|pcie-pci-bridge
> devices/controller/target
@chassisNr int:0-
@chassis int:0-
@port int:0-
@busNr int:0-
@hotplug onoff
@index int:0-
@memReserve drop
> devices/controller ?type=virtio-serial|usb
@ports int-
> devices/controller ?type=virtio-serial
@vectors int-
> devices/controller ?type=xenbus
@maxGrantFrames int-
@maxEventChannels int-
> devices/filesystem
@type enum mount|block|file|template|ram|bind|volume
@accessmode enum -|passthrough|mapped|squash
@model enum virtio|virtio-transitional|virtio-non-transitional
@multidevs enum -default|remap|forbid|warn
> devices/filesystem/driver
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
@type enum -default|path|handle|loop|nbd|ploop|virtiofs
@wrpolicy enum -default|immediate
> devices/filesystem/source ?..type!=mount|bind|
@dir drop
> devices/filesystem/source ?..type!=file
@file drop
> devices/filesystem/source ?..type!=block
@dev drop
> devices/filesystem/source ?..type!=template
@name drop
> devices/filesystem/source ?..type!=ram
@usage drop
@units drop
> devices/filesystem/binary
@xattr onoff
> devices/filesystem/binary/lock
@posix onoff
@flock onoff
> devices/filesystem/binary/cache
@mode enum none|always
> devices/filesystem/binary/sandbox
@mode enum namespace|chroot
> devices/interface
@trustGuestRxFilters yesno
> devices/interface ?type!=hostdev
@managed drop
> devices/interface/source/local ?^type!=udp
-
> devices/interface/source/reconnect ?^type!=vhostuser
-
> devices/interface/source/reconnect
@enabled yesno
> devices/interface/source/reconnect ?enabled=
-
> devices/interface/source/reconnect ?enabled!=yes
@timeout drop
> devices/interface/source/reconnect ?enabled=yes
@timeout uint!
> devices/interface/source/address ?^type!=hostdev
-
> devices/interface/target
@managed yesno
> devices/interface/filterref ?^type!=network|bridge|ethernet
-
>> devices/interface/driver
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
>> devices/interface/driver ?^type!=hostdev
@name enum qemu|vhost
@txmode enum iothread|timer
@ioeventfd onoff
@event_idx onoff
@queues uint -0|-1
@rx_queue_size uint -0
@tx_queue_size uint -0
@rss onoff
@rss_hash_report onoff
>> devices/interface/driver/host
@csum onoff
@gso onoff
@tso4 onoff
@tso6 onoff
@ecn onoff
@ufo onoff
@mrg_rxbuf onoff
>> devices/interface/driver/guest
@csum onoff
@tso4 onoff
@tso6 onoff
@ecn onoff
@ufo onoff
> devices/smartcard
@mode enum! host|host-certificates|passthrough
> devices/smartcard ?mode=passthrough
@type enum! null|vc|pty|dev|file|pipe|stdio|udp|tcp|unix|spicevmc|spiceport|nmdm|qemu-vdagent|dbus : CU unknown type presented to host for character device: %1 : XE passthrough mode requires a character device type attribute
> devices/smartcard ?mode!=passthrough
@type drop
> devices/smartcard/{source,protocol,log} ?^mode!=passthrough
-
> devices/smartcard/certificate ?^mode!=host-certificates
-
> devices/smartcard/database ?^mode!=host-certificates
-
> devices/smartcard/source ?^type=|null|vc|pty|stdio|spicevmc
-
> devices/smartcard/source ?^type=file
@append onoff
> devices/smartcard/source ?^type!=file
@append drop
> devices/smartcard/source ?^type=tcp|udp|unix
@mode enum bind|connect
> devices/smartcard/source ?^type!=tcp|udp|unix
@mode drop
> devices/smartcard/source ?^type!=file|dev|pipe|unix
@path drop
> devices/smartcard/source ?^type!=tcp|udp
@host drop
@service drop
> devices/smartcard/source ?^type=tcp
@tls yesno
> devices/smartcard/source ?^type!=tcp
@tls drop
> devices/smartcard/source ?^type!=spiceport|dbus
@channel drop
> devices/smartcard/source ?^type!=nmdm
@master drop
@slave drop
> devices/smartcard/source/reconnect ?^type!=tcp|unix
-
> devices/smartcard/source/reconnect
@enabled yesno
> devices/smartcard/source/reconnect ?enabled=
-
> devices/smartcard/source/reconnect ?enabled!=yes
@timeout drop
> devices/smartcard/source/reconnect ?enabled=yes
@timeout uint!
> devices/smartcard/source/clipboard ?^type!=qemu-vdagent
-
> devices/smartcard/source/mouse ?^type!=qemu-vdagent
-
> devices/smartcard/source/clipboard
@copypaste yesno!
> devices/smartcard/source/mouse
@mode enum! server|client
> devices/smartcard/log
@append onoff
> devices/smartcard/protocol ?^type=tcp
@type enum raw|telnet|telnets|tls : CU Unknown protocol '%1'
> devices/parallel
@tty drop
@type enum null|vc|pty|dev|file|pipe|stdio|udp|tcp|unix|spicevmc|spiceport|nmdm|qemu-vdagent|dbus : CU unknown type presented to host for character device: %1
> devices/parallel/target
@type drop
> devices/parallel/source ?^type=|null|vc|pty|stdio|spicevmc
-
> devices/parallel/source ?^type=file
@append onoff
> devices/parallel/source ?^type!=file
@append drop
> devices/parallel/source ?^type=tcp|udp|unix
@mode enum bind|connect
> devices/parallel/source ?^type!=tcp|udp|unix
@mode drop
> devices/parallel/source ?^type!=file|dev|pipe|unix
@path drop
> devices/parallel/source ?^type!=tcp|udp
@host drop
@service drop
> devices/parallel/source ?^type=tcp
@tls yesno
> devices/parallel/source ?^type!=tcp
@tls drop
> devices/parallel/source ?^type!=spiceport|dbus
@channel drop
> devices/parallel/source ?^type!=nmdm
@master drop
@slave drop
> devices/parallel/source/reconnect ?^type!=tcp|unix
-
> devices/parallel/source/reconnect
@enabled yesno
> devices/parallel/source/reconnect ?enabled=
-
> devices/parallel/source/reconnect ?enabled!=yes
@timeout drop
> devices/parallel/source/reconnect ?enabled=yes
@timeout uint!
> devices/parallel/source/{clipboard,mouse} ?^type!=qemu-vdagent
-
> devices/parallel/source/clipboard
@copypaste yesno!
> devices/parallel/source/mouse
@mode enum! server|client
> devices/parallel/log
@append onoff
> devices/parallel/protocol ?^type=tcp
@type enum raw|telnet|telnets|tls : CU Unknown protocol '%1'
)";

} // namespace vitrine

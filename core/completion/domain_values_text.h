// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vitrine {

/// Which values libvirt 9.0 reads, in the order in which it looks at them (virDomainDefParseXML): the first that is wrong is
/// what it refuses the guest for.
///
///     > PATH [?ATTRIBUTE=VALUE]   of the element below <domain>; only where the device has that value
///     @NAME KIND [VALUES] [: CODE WORDS]
///
/// NAME `#` is the text of the element. Kinds: enum, yesno, onoff, uint, int, ull (and ull:16, of that base); behind it `!`: must
/// be there, `+`: not zero, `0`: not negative. `soft`: another value counts as none. A value behind `-` is read but not written.
/// WORDS replace libvirt's usual ones; %1 is the value. CODE: XE (XML error), CU (unsupported configuration), IE (internal error).
inline constexpr char domainValuesText[] = R"(
> memory
@dumpCore onoff
> memoryBacking/source
@type enum file|anonymous|memfd : CU unknown memoryBacking/source/type '%1'
> memoryBacking/access
@mode enum shared|private : CU unknown memoryBacking/access/mode '%1'
> memoryBacking/allocation
@mode enum immediate|ondemand : CU unknown memoryBacking/allocation/mode '%1'
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
> iothreadids/iothread
@id uint!+
@thread_pool_min int0
@thread_pool_max int0
> cpu
@mode enum custom|host-model|host-passthrough|maximum : CU Invalid mode attribute '%1'
@migratable onoff
@match enum exact|minimum|strict
@check enum -default|none|partial|full
> cpu/model
@fallback enum allow|forbid : CU Invalid fallback attribute
> cpu/topology
@sockets uint!+
@dies uint+
@cores uint!+
@threads uint!+
> cpu/feature
@policy enum force|require|optional|disable|forbid : CU Invalid CPU feature policy
> cpu/cache
@level int0
@mode enum! emulate|passthrough|disable
> cpu/maxphysaddr
@mode enum! emulate|passthrough
@bits int0
> cpu/numa/cell
@discard yesno
@memAccess enum shared|private
> numatune/memory
@mode enum strict|preferred|interleave|restrictive
@placement enum static|auto
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
@offset enum utc|localtime|variable|timezone|absolute : CU unknown clock offset '%1'
> clock ?offset=variable
@basis enum utc|localtime : CU unknown clock basis '%1'
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
@firmware enum bios|efi : XE unknown firmware value %1
> os/nvram
@type enum none|file|block|dir|network|volume|nvme|vhostuser
> os/loader
@readonly yesno
@type enum rom|pflash
@secure yesno
@stateless yesno
> os/boot
@dev enum! fd|cdrom|hd|network
> os/bootmenu
@enable yesno
@timeout uint
> os/bios
@useserial yesno
@rebootTimeout int
> devices/disk
@device enum disk|cdrom|floppy|lun
@model enum -default|virtio|virtio-transitional|virtio-non-transitional
@snapshot enum no|internal|external|manual
@rawio yesno
@sgio enum filtered|unfiltered
@type enum file|block|dir|network|volume|nvme|vhostuser
> devices/disk/source
@protocol enum nbd|rbd|sheepdog|gluster|iscsi|http|https|ftp|ftps|tftp|ssh|vxhs|nfs
@startupPolicy enum mandatory|requisite|optional
> devices/disk/target
@bus enum ide|fdc|scsi|virtio|xen|usb|uml|sata|sd
@tray enum closed|open
@removable onoff
@rotation_rate uint
> devices/disk/geometry
@cyls uint
@heads uint
@secs uint
@trans enum none|auto|lba
> devices/disk/blockio
@logical_block_size uint
@physical_block_size uint
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
@queues uint
@queue_size uint
@type enum raw|dir|bochs|cloop|dmg|iso|vpc|vdi|fat|vhd|ploop|cow|qcow|qcow2|qed|vmdk : CU unknown driver format value '%1'
> devices/disk/transient
@shareBacking yesno
> devices/controller
@type enum! ide|fdc|scsi|sata|virtio-serial|ccid|usb|pci|xenbus|isa
> devices/controller ?type=scsi
@model enum auto|buslogic|lsilogic|lsisas1068|vmpvscsi|ibmvscsi|virtio-scsi|lsisas1078|virtio-transitional|virtio-non-transitional|ncr53c90|dc390|am53c974 : CU Unknown model type '%1'
> devices/controller ?type=usb
@model enum piix3-uhci|piix4-uhci|ehci|ich9-ehci1|ich9-uhci1|ich9-uhci2|ich9-uhci3|vt82c686b-uhci|pci-ohci|nec-xhci|qusb1|qusb2|qemu-xhci|none : CU Unknown model type '%1'
> devices/controller ?type=pci
@model enum pci-root|pcie-root|pci-bridge|dmi-to-pci-bridge|pcie-to-pci-bridge|pcie-root-port|pcie-switch-upstream-port|pcie-switch-downstream-port|pci-expander-bus|pcie-expander-bus : CU Unknown model type '%1'
> devices/controller
@index int0
> devices/controller/driver
@queues uint
@cmd_per_lun uint
@max_sectors uint
@ioeventfd onoff
@iothread uint
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
> devices/controller ?type=virtio-serial
@ports int0
@vectors int0
> devices/controller ?type=usb
@ports int0
> devices/filesystem
@type enum mount|block|file|template|ram|bind|volume
@accessmode enum passthrough|mapped|squash
@model enum virtio|virtio-transitional|virtio-non-transitional
@multidevs enum -default|remap|forbid|warn
> devices/filesystem/driver
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
@type enum -default|path|handle|loop|nbd|ploop|virtiofs
@wrpolicy enum -default|immediate
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
@type enum user|ethernet|vhostuser|server|client|mcast|network|bridge|internal|direct|hostdev|udp|vdpa|null|vds
@trustGuestRxFilters yesno
> devices/interface/driver
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
@name enum qemu|vhost
@txmode enum iothread|timer
@ioeventfd onoff
@event_idx onoff
@queues uint
@rx_queue_size uint
@tx_queue_size uint
@rss onoff
@rss_hash_report onoff
> devices/interface/driver/host
@csum onoff
@gso onoff
@tso4 onoff
@tso6 onoff
@ecn onoff
@ufo onoff
@mrg_rxbuf onoff
> devices/interface/driver/guest
@csum onoff
@tso4 onoff
@tso6 onoff
@ecn onoff
@ufo onoff
> devices/interface/mac
@type enum generated|static
@check yesno
> devices/interface/target
@managed yesno
> devices/interface/link
@state enum up|down : CU unknown interface link state '%1'
> devices/smartcard
@mode enum! host|host-certificates|passthrough
> devices/parallel
@type enum null|vc|pty|dev|file|pipe|stdio|udp|tcp|unix|spicevmc|spiceport|nmdm|qemu-vdagent|dbus : CU unknown type presented to host for character device: %1
> devices/parallel/source
@append onoff
> devices/parallel/log
@append onoff
> devices/serial
@type enum null|vc|pty|dev|file|pipe|stdio|udp|tcp|unix|spicevmc|spiceport|nmdm|qemu-vdagent|dbus : CU unknown type presented to host for character device: %1
> devices/serial/target
@type enum isa-serial|usb-serial|pci-serial|spapr-vio-serial|system-serial|sclp-serial|isa-debug : CU unknown target type '%1' specified for character device
@port uint : XE Invalid port number: %1
> devices/serial/target/model
@name enum isa-serial|usb-serial|pci-serial|spapr-vty|pl011|sclpconsole|sclplmconsole|16550a|isa-debugcon : CU unknown target model '%1' specified for character device
> devices/serial/source
@mode enum bind|connect
@append onoff
@tls yesno
> devices/serial/source/reconnect
@enabled yesno
> devices/serial/log
@append onoff
> devices/serial/protocol
@type enum raw|telnet|telnets|tls : CU Unknown protocol '%1'
> devices/console
@type enum null|vc|pty|dev|file|pipe|stdio|udp|tcp|unix|spicevmc|spiceport|nmdm|qemu-vdagent|dbus : CU unknown type presented to host for character device: %1
> devices/console/target
@type enum none|serial|xen|uml|virtio|lxc|openvz|sclp|sclplm : CU unknown target type '%1' specified for character device
@port uint : XE Invalid port number: %1
> devices/console/source
@mode enum bind|connect
@append onoff
@tls yesno
> devices/console/log
@append onoff
> devices/channel
@type enum null|vc|pty|dev|file|pipe|stdio|udp|tcp|unix|spicevmc|spiceport|nmdm|qemu-vdagent|dbus : CU unknown type presented to host for character device: %1
> devices/channel/target
@type enum none|guestfwd|virtio|xen : CU unknown target type '%1' specified for character device
@state enum connected|disconnected
> devices/channel/source
@mode enum bind|connect
@append onoff
@tls yesno
> devices/channel/source/clipboard
@copypaste yesno!
> devices/channel/source/mouse
@mode enum! server|client
> devices/channel/source/reconnect
@enabled yesno
> devices/channel/log
@append onoff
> devices/channel/protocol
@type enum raw|telnet|telnets|tls : CU Unknown protocol '%1'
> devices/input
@type enum! mouse|tablet|keyboard|passthrough|evdev : CU unknown input device type '%1' : IE missing input device type
@model enum virtio|virtio-transitional|virtio-non-transitional : CU unknown input model '%1'
@bus enum ps2|usb|xen|parallels|virtio|none : CU unknown input bus type '%1'
> devices/input/source
@grab enum all
@grabToggle enum ctrl-ctrl|alt-alt|shift-shift|meta-meta|scrolllock|ctrl-scrolllock
@repeat onoff
> devices/input/driver
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
> devices/graphics ?type=vnc
@autoport soft yes|no
@sharePolicy enum -default|allow-exclusive|force-shared|ignore
@websocket int
> devices/graphics ?type=spice
@port int
@tlsPort int
@defaultMode enum -any|secure|insecure
> devices/graphics ?type=sdl
@fullscreen yesno
> devices/sound
@model enum! sb16|es1370|pcspk|ac97|ich6|ich9|usb|ich7
> devices/sound/audio
@id uint!+
> devices/sound/codec
@type enum! duplex|micro|output : CU unknown codec type '%1' : CU unknown codec type '(null)'
> devices/audio
@timerPeriod uint+
> devices/video/driver
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
> devices/video/model
@primary soft yes
> devices/hostdev
@managed soft yes|no
> devices/hostdev/source
@guestReset enum off|uninitialized|on
@writeFiltering yesno
> devices/watchdog
@model enum! i6300esb|ib700|diag288 : CU unknown watchdog model '%1' : IE watchdog must contain model name
@action enum reset|shutdown|poweroff|pause|dump|none|inject-nmi : CU unknown watchdog action '%1'
> devices/memballoon
@model enum! virtio|xen|none|virtio-transitional|virtio-non-transitional
@autodeflate onoff
@freePageReporting onoff
> devices/memballoon/driver
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
> devices/rng
@model enum! virtio|virtio-transitional|virtio-non-transitional : CU unknown RNG model '%1' : XE missing RNG device model
> devices/rng/backend
@model enum! random|egd|builtin : CU unknown RNG backend model '%1' : XE missing RNG device backend model
> devices/rng/driver
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
> devices/tpm
@model enum tpm-tis|tpm-crb|tpm-spapr|spapr-tpm-proxy
> devices/tpm/backend
@type enum! passthrough|emulator|external
> devices/tpm/backend ?type=emulator
@version enum 1.2|2.0
@persistent_state yesno : IE Invalid persistent_state value, either 'yes' or 'no'
> devices/hub
@type enum! usb : CU unknown hub device type '%1' : IE missing hub device type
> devices/redirdev
@bus enum usb : CU unknown redirdev bus '%1'
@type enum! null|vc|pty|dev|file|pipe|stdio|udp|tcp|unix|spicevmc|spiceport|nmdm|qemu-vdagent|dbus : CU unknown redirdev character device type '%1' : IE missing type in redirdev
> devices/redirfilter/usbdev
@allow yesno!
> devices/panic
@model enum -default|isa|pseries|hyperv|s390 : CU unknown panic model '%1'
> devices/shmem/model
@type enum ivshmem|ivshmem-plain|ivshmem-doorbell
> devices/shmem
@role enum master|peer
> devices/shmem/msi
@vectors uint
@ioeventfd onoff
> devices/memory
@model enum! dimm|nvdimm|virtio-pmem|virtio-mem|sgx-epc
@access enum shared|private
@discard yesno
> devices/iommu
@model enum! intel|smmuv3|virtio
> devices/iommu/driver
@intremap onoff
@caching_mode onoff
@iotlb onoff
@eim onoff
@aw_bits uint
> devices/vsock
@model enum virtio|virtio-transitional|virtio-non-transitional
> devices/vsock/cid
@address uint+
@auto yesno
> devices/vsock/driver
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
> sysinfo
@type enum! smbios|fwcfg
> os/smbios
@mode enum emulate|host|sysinfo : CU unknown smbios mode '%1'
)";

} // namespace vitrine

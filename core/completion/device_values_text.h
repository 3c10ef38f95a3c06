// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vitrine {

/// The rest of domain_values_text.h, which says how to read it.
inline constexpr char16_t deviceValuesText[] = uR"(
> devices/serial
@tty drop
@type enum null|vc|pty|dev|file|pipe|stdio|udp|tcp|unix|spicevmc|spiceport|nmdm|qemu-vdagent|dbus : CU unknown type presented to host for character device: %1
> devices/serial/target
@type enum isa-serial|usb-serial|pci-serial|spapr-vio-serial|system-serial|sclp-serial|isa-debug : CU unknown target type '%1' specified for character device
> devices/serial/target/model
@name enum -|isa-serial|usb-serial|pci-serial|spapr-vty|pl011|sclpconsole|sclplmconsole|16550a|isa-debugcon : CU unknown target model '%1' specified for character device
> devices/serial/source ?^type=|null|vc|pty|stdio|spicevmc
-
> devices/serial/source ?^type=file
@append onoff
> devices/serial/source ?^type!=file
@append drop
> devices/serial/source ?^type=tcp|udp|unix
@mode enum bind|connect
> devices/serial/source ?^type!=tcp|udp|unix
@mode drop
> devices/serial/source ?^type!=file|dev|pipe|unix
@path drop
> devices/serial/source ?^type!=tcp|udp
@host drop
@service drop
> devices/serial/source ?^type=tcp
@tls yesno
> devices/serial/source ?^type!=tcp
@tls drop
> devices/serial/source ?^type!=spiceport|dbus
@channel drop
> devices/serial/source ?^type!=nmdm
@master drop
@slave drop
> devices/serial/source/reconnect ?^type!=tcp|unix
-
> devices/serial/source/reconnect
@enabled yesno
> devices/serial/source/reconnect ?enabled=
-
> devices/serial/source/reconnect ?enabled!=yes
@timeout drop
> devices/serial/source/reconnect ?enabled=yes
@timeout uint!
> devices/serial/source/clipboard ?^type!=qemu-vdagent
-
> devices/serial/source/mouse ?^type!=qemu-vdagent
-
> devices/serial/source/clipboard
@copypaste yesno!
> devices/serial/source/mouse
@mode enum! server|client
> devices/serial/log
@append onoff
> devices/serial/protocol ?^type=tcp
@type enum raw|telnet|telnets|tls : CU Unknown protocol '%1'
> devices/console
@tty drop
@type enum null|vc|pty|dev|file|pipe|stdio|udp|tcp|unix|spicevmc|spiceport|nmdm|qemu-vdagent|dbus : CU unknown type presented to host for character device: %1
> devices/console/target
@type enum none|serial|xen|uml|virtio|lxc|openvz|sclp|sclplm : CU unknown target type '%1' specified for character device
> devices/console/source ?^type=|null|vc|pty|stdio|spicevmc
-
> devices/console/source ?^type=file
@append onoff
> devices/console/source ?^type!=file
@append drop
> devices/console/source ?^type=tcp|udp|unix
@mode enum bind|connect
> devices/console/source ?^type!=tcp|udp|unix
@mode drop
> devices/console/source ?^type!=file|dev|pipe|unix
@path drop
> devices/console/source ?^type!=tcp|udp
@host drop
@service drop
> devices/console/source ?^type=tcp
@tls yesno
> devices/console/source ?^type!=tcp
@tls drop
> devices/console/source ?^type!=spiceport|dbus
@channel drop
> devices/console/source ?^type!=nmdm
@master drop
@slave drop
> devices/console/source/reconnect ?^type!=tcp|unix
-
> devices/console/source/reconnect
@enabled yesno
> devices/console/source/reconnect ?enabled=
-
> devices/console/source/reconnect ?enabled!=yes
@timeout drop
> devices/console/source/reconnect ?enabled=yes
@timeout uint!
> devices/console/source/clipboard ?^type!=qemu-vdagent
-
> devices/console/source/mouse ?^type!=qemu-vdagent
-
> devices/console/source/clipboard
@copypaste yesno!
> devices/console/source/mouse
@mode enum! server|client
> devices/console/log
@append onoff
> devices/console/protocol ?^type=tcp
@type enum raw|telnet|telnets|tls : CU Unknown protocol '%1'
> devices/channel
@tty drop
@type enum null|vc|pty|dev|file|pipe|stdio|udp|tcp|unix|spicevmc|spiceport|nmdm|qemu-vdagent|dbus : CU unknown type presented to host for character device: %1
> devices/channel/target
@type enum! none|guestfwd|virtio|xen : CU unknown target type '%1' specified for character device : CU unknown target type '(null)' specified for character device
@state drop
> devices/channel/target ?type!=guestfwd
@address drop
@port drop
> devices/channel/target ?type=guestfwd
@name drop
> devices/channel/source ?^type=|null|vc|pty|stdio|spicevmc
-
> devices/channel/source ?^type=file
@append onoff
> devices/channel/source ?^type!=file
@append drop
> devices/channel/source ?^type=tcp|udp|unix
@mode enum bind|connect
> devices/channel/source ?^type!=tcp|udp|unix
@mode drop
> devices/channel/source ?^type!=file|dev|pipe|unix
@path drop
> devices/channel/source ?^type!=tcp|udp
@host drop
@service drop
> devices/channel/source ?^type=tcp
@tls yesno
> devices/channel/source ?^type!=tcp
@tls drop
> devices/channel/source ?^type!=spiceport|dbus
@channel drop
> devices/channel/source ?^type!=nmdm
@master drop
@slave drop
> devices/channel/source/reconnect ?^type!=tcp|unix
-
> devices/channel/source/reconnect
@enabled yesno
> devices/channel/source/reconnect ?enabled=
-
> devices/channel/source/reconnect ?enabled!=yes
@timeout drop
> devices/channel/source/reconnect ?enabled=yes
@timeout uint!
> devices/channel/source/clipboard ?^type!=qemu-vdagent
-
> devices/channel/source/mouse ?^type!=qemu-vdagent
-
> devices/channel/source/clipboard
@copypaste yesno!
> devices/channel/source/mouse
@mode enum! server|client
> devices/channel/log
@append onoff
> devices/channel/protocol ?^type=tcp
@type enum raw|telnet|telnets|tls : CU Unknown protocol '%1'
> devices/input
@type enum! mouse|tablet|keyboard|passthrough|evdev : CU unknown input device type '%1' : IE missing input device type
@model enum virtio|virtio-transitional|virtio-non-transitional : CU unknown input model '%1'
@bus enum ps2|usb|xen|parallels|virtio|none : CU unknown input bus type '%1'
> devices/input/source ?^type!=passthrough|evdev
-
> devices/input/source ?^type=evdev
@evdev drop
> devices/input/source ?^type=passthrough
@dev drop
@grab drop
@grabToggle drop
@repeat drop
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
@websocket int
> devices/graphics ?type!=vnc
@websocket drop
@sharePolicy drop
@powerControl drop
@socket drop
> devices/graphics ?type!=vnc|spice|rdp
@port drop
@autoport drop
@listen drop
> devices/graphics ?type!=vnc|spice
@keymap drop
@passwd drop
@passwdValidTo drop
@connected drop
> devices/graphics ?type!=spice
@tlsPort drop
@defaultMode drop
> devices/graphics ?type!=sdl|desktop
@display drop
@fullscreen drop
> devices/graphics ?type!=sdl
@xauth drop
> devices/graphics ?type!=dbus
@p2p drop
@address drop
> devices/graphics/{channel,image,jpeg,zlib,playback,streaming,mouse,clipboard,filetransfer} ?^type!=spice
-
> devices/graphics/audio ?^type!=vnc|dbus
-
> devices/graphics/gl ?^type!=spice|sdl|egl-headless|dbus
-
> devices/graphics/gl ?^type=sdl
@rendernode drop
> devices/graphics/listen ?type!=address
@address drop
> devices/graphics/listen ?^type!=vnc|spice|rdp
-
> devices/graphics ?type=vnc
@autoport soft yes|no
@sharePolicy enum -default|allow-exclusive|force-shared|ignore
> devices/graphics ?type=spice
@port int
@tlsPort int
@defaultMode enum -any|secure|insecure
> devices/graphics ?type=sdl
@fullscreen yesno
> devices/graphics/channel
@name enum! main|display|inputs|cursor|playback|record|smartcard|usbredir
@mode enum! any|secure|insecure
> devices/graphics/image
@compression enum! auto_glz|auto_lz|quic|glz|lz|off
> devices/graphics/jpeg
@compression enum! auto|never|always
> devices/graphics/zlib
@compression enum! auto|never|always
> devices/graphics/playback
@compression onoff!
> devices/graphics/streaming
@mode enum! filter|all|off
> devices/graphics/clipboard
@copypaste yesno!
> devices/graphics/filetransfer
@enable yesno!
> devices/graphics/mouse
@mode enum! server|client
> devices/graphics/audio
@id uint!+
> devices/sound
@model enum! sb16|es1370|pcspk|ac97|ich6|ich9|usb|ich7
> devices/sound/audio
@id uint!+
> devices/sound/codec ?^model!=ich6|ich9
-
> devices/sound/codec
@type enum! duplex|micro|output : CU unknown codec type '%1' : CU unknown codec type '(null)'
> devices/audio
@timerPeriod uint+
> devices/audio ?type!=oss
@tryMMap drop
@exclusive drop
@dspPolicy drop
> devices/audio ?type!=pulseaudio
@serverName drop
> devices/audio ?type!=sdl
@driver drop
> devices/audio ?type!=file
@path drop
> devices/audio/{input,output}
@mixingEngine yesno
@fixedSettings yesno
@voices uint+
@bufferLength uint+
> devices/audio/{input,output}/settings
@frequency uint+
@channels uint+
@format enum u8|s8|u16|s16|u32|s32|f32
> devices/audio/{input,output} ?^type!=alsa|oss
@dev drop
> devices/audio/{input,output} ?^type!=coreaudio|oss|sdl
@bufferCount drop
> devices/audio/{input,output} ?^type!=oss
@tryPoll drop
> devices/audio/{input,output} ?^type!=pulseaudio
@name drop
@streamName drop
@latency drop
> devices/audio/{input,output} ?^type!=jack
@serverName drop
@clientName drop
@connectPorts drop
@exactName drop
> devices/audio/{input,output}
@bufferCount uint -0
@tryPoll yesno
@exactName yesno
@latency uint -0
> devices/audio
@tryMMap yesno
@exclusive yesno
@dspPolicy int
@driver enum esd|alsa|arts|pulseaudio
> devices/video/driver
@name enum qemu|vhostuser
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
> devices/video/model
@blob drop
@primary soft yes
> devices/hostdev
@managed soft yes|no
> devices/hostdev ?type=scsi_host
@model enum default|virtio|virtio-transitional|virtio-non-transitional
> devices/hostdev ?type=scsi
@sgio enum filtered|unfiltered
@rawio yesno
> devices/hostdev ?type!=mdev
@display drop
@ramfb drop
> devices/hostdev/driver ?^type!=pci
-
> devices/hostdev/driver
@name enum kvm|vfio|xen
> devices/hostdev/source ?^type!=scsi|scsi_host
@protocol drop
> devices/hostdev/source ?^type!=scsi
@name drop
> devices/hostdev/source ?^type!=scsi_host
@wwpn drop
> devices/hostdev/source ?^type!=usb
@guestReset drop
> devices/hostdev/source ?^type!=pci
@writeFiltering drop
> devices/hostdev/source ?^type=usb
@startupPolicy enum mandatory|requisite|optional
> devices/hostdev/source/{host,initiator,auth,adapter} ?^type!=scsi
-
> devices/hostdev/source/{vendor,product} ?^type!=usb
-
> devices/hostdev/source/vendor
@id uint:0!+
> devices/hostdev/source/product
@id uint:0!
> devices/hostdev/readonly ?^type!=scsi
-
> devices/hostdev/shareable ?^type!=scsi
-
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
> devices/memballoon/{master,acpi,address} ?^model=none
-
> devices/memballoon/stats
@period int:0 -0
> devices/memballoon/driver
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
> devices/rng
@model enum! virtio|virtio-transitional|virtio-non-transitional : CU unknown RNG model '%1' : XE missing RNG device model
> devices/rng/backend
@model enum! random|egd|builtin : CU unknown RNG backend model '%1' : XE missing RNG device backend model
> devices/rng/backend ?model!=egd
@type drop
> devices/rng/backend ?model=egd
@type enum! null|vc|pty|dev|file|pipe|stdio|udp|tcp|unix|spicevmc|spiceport|nmdm|qemu-vdagent|dbus : CU unknown backend type '%1' for egd : XE missing EGD backend type
> devices/rng/backend/{source,protocol,log} ?..model!=egd
-
> devices/rng/backend/source ?..type=null|vc|pty|stdio|spicevmc
-
> devices/rng/backend/source ?..type=tcp|udp|unix
@mode enum bind|connect
> devices/rng/backend/source ?..type!=tcp|udp|unix
@mode drop
> devices/rng/backend/source ?..type!=file|dev|pipe|unix
@path drop
> devices/rng/backend/source ?..type!=tcp|udp
@host drop
@service drop
> devices/rng/backend/source ?..type=tcp
@tls yesno
> devices/rng/backend/source ?..type!=tcp
@tls drop
> devices/rng/backend/source ?..type=file
@append onoff
> devices/rng/backend/source ?..type!=file
@append drop
> devices/rng/backend/source ?..type!=spiceport|dbus
@channel drop
> devices/rng/backend/source ?..type!=nmdm
@master drop
@slave drop
> devices/rng/backend/source/{clipboard,mouse} ?...type!=qemu-vdagent
-
> devices/rng/backend/source/clipboard
@copypaste yesno!
> devices/rng/backend/source/mouse
@mode enum! server|client
> devices/rng/backend/log
@append onoff
> devices/rng/backend/source/reconnect ?...type!=tcp|unix
-
> devices/rng/backend/source/reconnect
@enabled yesno
> devices/rng/backend/source/reconnect ?enabled=
-
> devices/rng/backend/source/reconnect ?enabled!=yes
@timeout drop
> devices/rng/backend/source/reconnect ?enabled=yes
@timeout uint!
> devices/rng/backend/protocol ?..type=tcp
@type enum raw|telnet|telnets|tls : CU Unknown protocol '%1'
> devices/rng/driver
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
> devices/tpm
@model enum tpm-tis|tpm-crb|tpm-spapr|spapr-tpm-proxy
> devices/tpm/backend
@type enum! passthrough|emulator|external
> devices/tpm/backend
@debug drop
> devices/tpm/backend ?type=emulator
@version enum 1.2|2.0
@persistent_state yesno : IE Invalid persistent_state value, either 'yes' or 'no'
> devices/lease/target
@offset ull -0
> {devices/lease/address,devices/lease/alias,devices/lease/boot,devices/lease/rom,devices/lease/acpi,devices/lease/master}
-
> devices/hub
@type enum! usb : CU unknown hub device type '%1' : IE missing hub device type
> devices/redirdev
@bus enum usb : CU unknown redirdev bus '%1'
@type enum! null|vc|pty|dev|file|pipe|stdio|udp|tcp|unix|spicevmc|spiceport|nmdm|qemu-vdagent|dbus : CU unknown redirdev character device type '%1' : IE missing type in redirdev
> devices/redirdev/source ?^type=|null|vc|pty|stdio|spicevmc
-
> devices/redirdev/source ?^type=file
@append onoff
> devices/redirdev/source ?^type!=file
@append drop
> devices/redirdev/source ?^type=tcp|udp|unix
@mode enum bind|connect
> devices/redirdev/source ?^type!=tcp|udp|unix
@mode drop
> devices/redirdev/source ?^type!=file|dev|pipe|unix
@path drop
> devices/redirdev/source ?^type!=tcp|udp
@host drop
@service drop
> devices/redirdev/source ?^type=tcp
@tls yesno
> devices/redirdev/source ?^type!=tcp
@tls drop
> devices/redirdev/source ?^type!=spiceport|dbus
@channel drop
> devices/redirdev/source ?^type!=nmdm
@master drop
@slave drop
> devices/redirdev/source/reconnect ?^type!=tcp|unix
-
> devices/redirdev/source/reconnect
@enabled yesno
> devices/redirdev/source/reconnect ?enabled=
-
> devices/redirdev/source/reconnect ?enabled!=yes
@timeout drop
> devices/redirdev/source/reconnect ?enabled=yes
@timeout uint!
> devices/redirdev/source/clipboard ?^type!=qemu-vdagent
-
> devices/redirdev/source/mouse ?^type!=qemu-vdagent
-
> devices/redirdev/source/clipboard
@copypaste yesno!
> devices/redirdev/source/mouse
@mode enum! server|client
> devices/redirdev/log
@append onoff
> devices/redirdev/protocol ?^type=tcp
@type enum raw|telnet|telnets|tls : CU Unknown protocol '%1'
> devices/redirfilter/usbdev
@class int:0
@vendor int:0
@product int:0
@allow yesno!
>> devices/panic
@model enum -default|isa|pseries|hyperv|s390 : CU unknown panic model '%1'
> devices/shmem/model
@type enum ivshmem|ivshmem-plain|ivshmem-doorbell
> devices/shmem
@role enum master|peer
> devices/shmem/msi
@enabled drop
@vectors uint:0
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
@aw_bits uint -0
> devices/vsock
@model enum -default|virtio|virtio-transitional|virtio-non-transitional
> devices/vsock/cid
@address uint+
@auto yesno
> devices/vsock/driver
@iommu onoff
@ats onoff
@packed onoff
@page_per_vq onoff
> launchSecurity
@type enum! sev|s390-pv
@kernelHashes yesno
> sysinfo
@type enum! smbios|fwcfg
> devices/{disk,controller,filesystem,smartcard,serial,parallel,console,channel,input,tpm,sound,video,redirdev,hub,watchdog,memballoon,rng,nvram,panic,shmem,memory,iommu,vsock}/rom
-
> devices/{controller,smartcard,serial,parallel,console,channel,input,tpm,sound,video,hub,watchdog,memballoon,rng,nvram,panic,shmem,memory,iommu,vsock}/boot
-
> devices/{disk,controller,filesystem,interface,smartcard,serial,parallel,console,channel,input,tpm,sound,video,hostdev,redirdev,hub,watchdog,memballoon,rng,nvram,panic,shmem,memory,iommu,vsock}/master
@startport uint
> devices/{interface,hostdev}/rom
@enabled yesno
@bar onoff
> devices/{disk,controller,filesystem,interface,smartcard,serial,parallel,console,channel,input,tpm,sound,video,hostdev,redirdev,hub,watchdog,memballoon,rng,nvram,panic,shmem,memory,iommu,vsock}/acpi
@index uint+
)";

} // namespace vitrine

#!/usr/bin/env python3
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds fake sysfs/procfs-free fixture roots: <out>/<name>/sys/...
usage: mkfixtures.py OUT.   Usable with MDEVCTL_ENV_ROOT=<out>/<name> (mdevctl >= 1.3)."""
import os, sys
def w(p, s, mode=0o644):
    os.makedirs(os.path.dirname(p), exist_ok=True)
    with open(p, 'w') as f: f.write(s)
    os.chmod(p, mode)
def ln(t, p):
    os.makedirs(os.path.dirname(p), exist_ok=True); os.symlink(t, p)
class Root:
    def __init__(s, out, name):
        s.r = os.path.join(out, name); s.grp = 0
        for d in ('sys/class/mdev_bus','sys/bus/mdev/devices','sys/bus/mdev/drivers','etc/mdevctl.d',
                  'usr/lib/mdevctl/scripts.d/callouts','usr/lib/mdevctl/scripts.d/notifiers','sys/kernel/iommu_groups','dev/vfio'):
            os.makedirs(os.path.join(s.r, d), exist_ok=True)
    def parent(s, devpath, attrs=None, subsystem=None):
        n = os.path.basename(devpath); s.devpath = devpath
        ln('../../' + devpath, f'{s.r}/sys/class/mdev_bus/{n}')
        for k, v in (attrs or {}).items(): w(f'{s.r}/sys/{devpath}/{k}', v)
        if subsystem:
            up = '../' * (devpath.count('/') + 1); os.makedirs(f'{s.r}/sys/{subsystem}', exist_ok=True)
            ln(up + subsystem, f'{s.r}/sys/{devpath}/subsystem')
        return s
    def type(s, tid, avail, api='vfio-pci', name=None, desc=None):
        d = f'{s.r}/sys/{s.devpath}/mdev_supported_types/{tid}'
        os.makedirs(d + '/devices', exist_ok=True)
        w(d + '/available_instances', f'{avail}\n', 0o444); w(d + '/device_api', api + '\n', 0o444); w(d + '/create', '', 0o200)
        if name is not None: w(d + '/name', name + '\n', 0o444)
        if desc is not None: w(d + '/description', desc + '\n', 0o444)
        return s
    def inst(s, tid, uuid, driver, attrs=None):
        g = s.grp; s.grp += 1; d = f'{s.r}/sys/{s.devpath}/{uuid}'; up = '../' * (s.devpath.count('/') + 2)
        w(d + '/remove', '', 0o200); w(d + '/uevent', f'DRIVER={driver}\n')
        for k, v in (attrs or {}).items(): w(f'{d}/{k}', v, 0o444)
        ln(f'../mdev_supported_types/{tid}', d + '/mdev_type'); ln(up + 'bus/mdev', d + '/subsystem')
        ln(up + f'kernel/iommu_groups/{g}', d + '/iommu_group'); ln(up + f'bus/mdev/drivers/{driver}', d + '/driver')
        os.makedirs(f'{s.r}/sys/bus/mdev/drivers/{driver}', exist_ok=True)
        k = f'{s.r}/sys/kernel/iommu_groups/{g}'; os.makedirs(k + '/devices', exist_ok=True)
        w(k + '/name', 'vfio-noiommu\n', 0o444); w(k + '/type', 'unknown\n', 0o444)
        ln(f'../../../../{s.devpath}/{uuid}', f'{k}/devices/{uuid}')
        ln(f'../../../{s.devpath}/{uuid}', f'{s.r}/sys/bus/mdev/devices/{uuid}')
        ln(f'../../../{uuid}', f'{s.r}/sys/{s.devpath}/mdev_supported_types/{tid}/devices/{uuid}')
        os.makedirs(f'{d}/vfio-dev/vfio{g}', exist_ok=True); w(f'{s.r}/dev/vfio/{g}', '')
        return s
def pci(v, d, c, **kw):
    a = dict(vendor=f'0x{v:04x}\n', device=f'0x{d:04x}\n', **{'class': f'0x{c:06x}\n'}); a.update(kw); return a
def gvt(lo, hi, fence, res, wt): return f'low_gm_size: {lo}MB\nhigh_gm_size: {hi}MB\nfence: {fence}\nresolution: {res}\nweight: {wt}'
def main(out):
    u = '%08x-1b4b-45ef-ad62-de05be9171df'
    # 1 lab: values captured from running 6.1/6.12 kernels
    r = Root(out, 'samples')
    r.parent('devices/virtual/mdpy/mdpy', subsystem='class/mdpy')
    for t, x in (('vga','640x480'),('xga','1024x768'),('hd','1920x1080')): r.type('mdpy-'+t, 3, name='mdpy-'+t, desc=f'virtual display, {x} framebuffer')
    r.inst('mdpy-vga', u % 1, 'mdpy', {'vendor/resolution': '640x480\n'})
    r.parent('devices/virtual/mbochs/mbochs', subsystem='class/mbochs')
    for t, n, m in (('large',3,64),('medium',15,16),('small',60,4)): r.type('mbochs-'+t, n, name='mbochs-'+t, desc=f'virtual display, {m} MB video memory')
    r.inst('mbochs-medium', u % 0x201, 'mbochs', {'vendor/memory': '16 MB\n'})
    r.parent('devices/virtual/mtty/mtty', subsystem='class/mtty')
    r.type('mtty-1', 22, name='Single port serial').type('mtty-2', 11, name='Dual port serial')
    r.inst('mtty-2', u % 0x300, 'mtty', {'vendor/sample_mdev_dev': f'This is MDEV {u % 0x300}\n'})
    # 2 Intel GVT-g, 256 MB aperture, kernel >= 6.1 (name = sysfs_name)
    r = Root(out, 'i915-kbl-idle').parent('devices/pci0000:00/0000:00:02.0', pci(0x8086,0x591b,0x030000), 'bus/pci')
    r.type('i915-GVTg_V5_4', 1, name='GVTg_V5_4', desc=gvt(128,512,4,'1920x1200',4)).type('i915-GVTg_V5_8', 2, name='GVTg_V5_8', desc=gvt(64,384,4,'1024x768',2))
    r = Root(out, 'i915-kbl-v54-used').parent('devices/pci0000:00/0000:00:02.0', pci(0x8086,0x591b,0x030000), 'bus/pci')
    r.type('i915-GVTg_V5_4', 0, name='GVTg_V5_4', desc=gvt(128,512,4,'1920x1200',4)).type('i915-GVTg_V5_8', 0, name='GVTg_V5_8', desc=gvt(64,384,4,'1024x768',2))
    r.inst('i915-GVTg_V5_4', '83b8f4f2-509f-382f-3c1e-e6bfe0fa1001', 'intel_vgpu_mdev', {'intel_vgpu/vgpu_id': '1\n'})
    # 3 old kernel, 1 GB aperture, one V5_4 in use (numbers computed from gvt/vgpu.c): no name, driver vfio_mdev, hw_id present
    r = Root(out, 'i915-skl-old-noname').parent('devices/pci0000:00/0000:00:02.0', pci(0x8086,0x1912,0x030000), 'bus/pci')
    for t, n, d in (('1',1,(512,2048,4,'1920x1200',16)),('2',2,(256,1024,4,'1920x1200',8)),('4',4,(128,512,4,'1920x1200',4)),('8',5,(64,384,4,'1024x768',2))):
        r.type('i915-GVTg_V5_'+t, n, desc=gvt(*d))
    r.inst('i915-GVTg_V5_4', 'c50cc2b0-6f2a-4cd6-9e1e-1f0a9a6a0001', 'vfio_mdev', {'intel_vgpu/vgpu_id': '1\n', 'intel_vgpu/hw_id': '4294967295\n'})
    # 4 NVIDIA M60: two physical GPUs, idle and homogeneous-locked
    M60 = [('11','GRID M60-0B',2,45,512,'2560x1600',16),('12','GRID M60-0Q',2,60,512,'2560x1600',16),('13','GRID M60-1A',1,60,1024,'1280x1024',8),
           ('14','GRID M60-1B',4,45,1024,'5120x2880',8),('15','GRID M60-1Q',4,60,1024,'5120x2880',8),('18','GRID M60-2Q',4,60,2048,'5120x2880',4),
           ('20','GRID M60-4Q',4,60,4096,'5120x2880',2),('22','GRID M60-8Q',4,60,8192,'5120x2880',1)]
    r = Root(out, 'nvidia-m60')
    for bdf, used in (('0000:3d:00.0','18'),('0000:3e:00.0',None)):
        r.parent('devices/pci0000:3a/'+bdf, pci(0x10de,0x13f2,0x030000), 'bus/pci')
        for i, n, h, f, fb, mx, m in M60:
            r.type('nvidia-'+i, (m if used is None else (m-1 if i == used else 0)), name=n, desc=f'num_heads={h}, frl_config={f}, framebuffer={fb}M, max_resolution={mx}, max_instance={m}')
        if used: r.inst('nvidia-'+used, 'aa618089-8b16-4d01-a136-25a0f3c73123', 'nvidia', {'nvidia/vm_name': 'win10-cad\n', 'nvidia/vgpu_params': '\n'})
    # 4b NVIDIA A40, SR-IOV era mdev: EVERY VF is its own mdev parent, one vGPU per VF (NVF=n to scale up)
    A40 = [(555,'1B',4,45,1024,'5120x2880',32),(557,'1Q',4,60,1024,'5120x2880',32),(558,'2Q',4,60,2048,'7680x4320',24),(560,'4Q',4,60,4096,'7680x4320',12),(566,'48Q',4,60,49152,'7680x4320',1)]
    r = Root(out, 'nvidia-a40-sriov-mdev'); pf = 'devices/pci0000:e0/0000:e8:00.0'
    for k, v in pci(0x10de,0x2235,0x030200, sriov_totalvfs='32\n', sriov_numvfs='32\n').items(): w(f'{r.r}/sys/{pf}/{k}', v)
    for i in range(int(os.environ.get('NVF', '4'))):
        n = i + 4; bdf = f'0000:e8:{n//8:02x}.{n%8}'
        r.parent('devices/pci0000:e0/'+bdf, pci(0x10de,0x2235,0x030200), 'bus/pci'); ln('../0000:e8:00.0', f'{r.r}/sys/devices/pci0000:e0/{bdf}/physfn'); ln('../'+bdf, f'{r.r}/sys/{pf}/virtfn{i}')
        for t, nm, h, f, fb, mx, m in A40: r.type(f'nvidia-{t}', 0 if i == 0 else (1 if t == 558 else 0), name='NVIDIA A40-'+nm, desc=f'num_heads={h}, frl_config={f}, framebuffer={fb}M, max_resolution={mx}, max_instance={m}')
        if i == 0: r.inst('nvidia-558', '2f82ee72-3ac5-4615-9c0b-327c12e8c83d', 'nvidia', {'nvidia/vm_name': '\n'})
    # 5 s390
    r = Root(out, 's390-ccw-ap').parent('devices/css0/0.0.0313')
    r.type('vfio_ccw-io', 1, 'vfio-ccw', 'I/O subchannel (Non-QDIO)')
    r.parent('devices/vfio_ap/matrix').type('vfio_ap-passthrough', 65536, 'vfio-ap', 'VFIO AP Passthrough Device')
    # 6 vendor-specific VFIO, no mdev at all: L40S with 3 VFs, VF0 configured
    r = Root(out, 'nvidia-l40s-vendor-vfio'); os.rmdir(f'{r.r}/sys/class/mdev_bus')
    base = 'devices/pci0000:4a/0000:4b:00.0'; H = 'ID    : vGPU Name\n'
    L = H + '1145  : NVIDIA L40S-1B\n1146  : NVIDIA L40S-2B\n1147  : NVIDIA L40S-1Q\n1148  : NVIDIA L40S-2Q\n'
    for k, v in pci(0x10de,0x26b9,0x030200, sriov_totalvfs='32\n', sriov_numvfs='3\n').items(): w(f'{r.r}/sys/{base}/{k}', v)
    ln('../../../' + base, f'{r.r}/sys/bus/pci/devices/0000:4b:00.0') if os.makedirs(f'{r.r}/sys/bus/pci/devices', exist_ok=True) is None else 0
    os.makedirs(f'{r.r}/sys/bus/pci/drivers/nvidia', exist_ok=True)
    for i in range(3):
        vf = f'0000:4b:00.{4+i}'; d = f'{r.r}/sys/devices/pci0000:4a/{vf}'
        for k, v in pci(0x10de,0x26b9,0x030200).items(): w(f'{d}/{k}', v)
        w(d + '/nvidia/creatable_vgpu_types', H if i == 0 else L, 0o444); w(d + '/nvidia/current_vgpu_type', '1148\n' if i == 0 else '0\n')
        ln('../0000:4b:00.0', d + '/physfn'); ln(f'../{vf}', f'{r.r}/sys/{base}/virtfn{i}')
        ln('../../../bus/pci/drivers/nvidia', d + '/driver'); ln(f'../../../devices/pci0000:4a/{vf}', f'{r.r}/sys/bus/pci/devices/{vf}')
        ln(f'../../../kernel/iommu_groups/{200+i}', d + '/iommu_group'); os.makedirs(f'{r.r}/sys/kernel/iommu_groups/{200+i}', exist_ok=True)
    # 7 nothing
    Root(out, 'mdev-loaded-empty'); r = Root(out, 'no-mdev'); os.rmdir(f'{r.r}/sys/class/mdev_bus')
    # 8 hostile: truncated/garbage contents a UI must survive
    r = Root(out, 'hostile').parent('devices/pci0000:00/0000:00:02.0', pci(0x8086,0x591b,0x030000), 'bus/pci')
    r.type('i915-GVTg_V5_8', '', name='', desc='').type('i915-GVTg_V5_4', 'lots', name='x'*3000, desc='<b>&amp;\x1b[31m\n\n--resolution: 1x1\nlow_gm_size 5').type('nvidia-63', -1, desc='num_heads=, framebuffer=xM')
    ln('../nowhere', f'{r.r}/sys/class/mdev_bus/dangling'); os.makedirs(f'{r.r}/sys/devices/pci0000:00/0000:00:02.0/mdev_supported_types/empty-type')
if __name__ == '__main__':
    if len(sys.argv) != 2 or os.path.exists(sys.argv[1]): sys.exit('usage: mkfixtures.py NEW_FOLDER')
    main(sys.argv[1])

#!/usr/bin/env python3
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""gen_sysfs.py --root DIR [--parents P] [--types T] [--instances I | --total-instances N] [--defined D] [--seed S] [--vendor nvidia|i915|mtty|mix] [--attrs] [--broken K]
Builds DIR/sys/{class/mdev_bus,bus/mdev/devices,devices/pci...} like the kernel's mdev core does (symlinks included) and DIR/etc/mdevctl.d.
Deterministic for a given seed. --broken K: K instances get one oddity each (dangling mdev_type, missing name file, non-UUID dir name, unreadable number).
Prints a JSON summary (files, dirs, links)."""
import argparse,os,random,uuid,json,sys
def main():
    p=argparse.ArgumentParser();p.add_argument('--root',required=True);p.add_argument('--parents',type=int,default=1);p.add_argument('--types',type=int,default=4)
    p.add_argument('--instances',type=int,default=4,help='per parent');p.add_argument('--total-instances',type=int);p.add_argument('--defined',type=int,default=0);p.add_argument('--seed',type=int,default=1)
    p.add_argument('--vendor',default='mix');p.add_argument('--attrs',action='store_true');p.add_argument('--broken',type=int,default=0);a=p.parse_args()
    R=random.Random(a.seed);S=os.path.join(a.root,'sys');n=dict(files=0,dirs=0,links=0)
    def md(d): 
        os.makedirs(d,exist_ok=True);n['dirs']+=1
    def wf(f,s): 
        with open(f,'w') as h:h.write(s)
        n['files']+=1
    def ln(t,l): os.symlink(os.path.relpath(t,os.path.dirname(l)),l);n['links']+=1
    U=lambda:str(uuid.UUID(int=R.getrandbits(128),version=4))
    cls,bus=S+'/class/mdev_bus',S+'/bus/mdev/devices';md(cls);md(bus);md(S+'/bus/mdev/drivers/vfio_mdev');md(S+'/bus/pci/devices');md(S+'/bus/pci/drivers/nvidia');md(S+'/kernel/iommu_groups');md(a.root+'/etc/mdevctl.d/scripts.d/callouts');md(a.root+'/etc/mdevctl.d/scripts.d/notifiers')
    grp=0;parents=[]
    for i in range(a.parents):
        v=a.vendor if a.vendor!='mix' else ('nvidia','i915','mtty')[0 if R.random()<.7 else 1 if R.random()<.6 else 2]
        bdf='%04x:%02x:%02x.%x'%(i//4096,(i*3//8+1)%256,(i*3)%32,i%8) if v!='mtty' else 'mtty%d'%i
        dev=S+('/devices/pci%s/%s'%(bdf[:7],bdf) if v!='mtty' else '/devices/virtual/mtty/'+bdf);md(dev)
        if v!='mtty':
            ven,did,drv=('0x10de','0x%04x'%R.choice([0x2235,0x20b5,0x1eb8,0x13f2]),'nvidia') if v=='nvidia' else ('0x8086','0x%04x'%R.choice([0x5912,0x3e92]),'i915')
            for k,s in [('vendor',ven),('device',did),('subsystem_vendor',ven),('subsystem_device','0x%04x'%R.getrandbits(16)),('class','0x030000'),('revision','0xa1'),('numa_node',str(R.choice([-1,0,1]))),('local_cpulist','0-15'),('irq','41'),('enable','1')]: wf(dev+'/'+k,s+'\n')
            wf(dev+'/uevent','DRIVER=%s\nPCI_CLASS=30000\nPCI_ID=%s:%s\nPCI_SLOT_NAME=%s\n'%(drv,ven[2:].upper(),did[2:].upper(),bdf))
            md(S+'/bus/pci/drivers/'+drv);ln(S+'/bus/pci/drivers/'+drv,dev+'/driver');ln(dev,S+'/bus/pci/devices/'+bdf)
        ln(dev,cls+'/'+bdf);st=dev+'/mdev_supported_types';md(st);types=[]
        for t in range(a.types):
            if v=='nvidia': tid='nvidia-%d'%(63+t);nm='GRID %s-%d%s'%(R.choice(['A40','A100','T4','M60']),2**(t%7),'QBCA'[t%4]);de='num_heads=%d, frl_config=%d, framebuffer=%dM, max_resolution=%s, max_instance=%d'%(1+t%4,R.choice([45,60]),1024*2**(t%6),R.choice(['4096x2160','7680x4320','5120x2880']),R.choice([4,8,16,32]))
            elif v=='i915': tid='i915-GVTg_V5_%d'%(2**(t%4) if t<4 else t+100);nm='';de='low_gm_size: 128MB\nhigh_gm_size: 512MB\nfence: 4\nresolution: 1920x1200\nweight: 4\n'
            else: tid='mtty-%d'%(t+1);nm='%d-port serial'%(t+1);de=''
            d=st+'/'+tid;md(d);md(d+'/devices');types.append(tid)
            if nm: wf(d+'/name',nm+'\n')
            if de: wf(d+'/description',de if de.endswith('\n') else de+'\n')
            wf(d+'/device_api','vfio-pci\n');wf(d+'/available_instances','%d\n'%R.choice([0,1,2,4,8,16]));wf(d+'/create','')
        parents.append((bdf,dev,st,types))
    tot=a.total_instances if a.total_instances is not None else a.instances*a.parents;ids=[]
    for k in range(tot):
        bdf,dev,st,types=parents[k%a.parents];u=U();tid=types[R.randrange(len(types))];m=dev+'/'+u;md(m);md(m+'/power');wf(m+'/power/control','auto\n');wf(m+'/remove','');wf(m+'/uevent','DRIVER=vfio_mdev\n')
        ln(st+'/'+tid,m+'/mdev_type');ln(S+'/bus/mdev/drivers/vfio_mdev',m+'/driver');ln(S+'/bus/mdev',m+'/subsystem');ln(m,st+'/'+tid+'/devices/'+u);ln(m,bus+'/'+u)
        g=S+'/kernel/iommu_groups/%d'%grp;md(g+'/devices');ln(m,g+'/devices/'+u);ln(g,m+'/iommu_group');grp+=1;ids.append((u,bdf,tid,m))
        if a.attrs: md(m+'/nvidia');wf(m+'/nvidia/vgpu_params',R.choice(['','frame_rate_limiter=0','disable_vnc=1'])+'\n');wf(m+'/nvidia/vm_name','\n')
    for k in range(a.broken):
        u,bdf,tid,m=ids[R.randrange(len(ids))]
        [lambda:(os.path.lexists(m+'/mdev_type') and os.unlink(m+'/mdev_type'),os.symlink('../gone',m+'/mdev_type')),lambda:os.path.exists(m+'/mdev_type/name') and os.unlink(m+'/mdev_type/name'),lambda:os.symlink('../../../devices/none',bus+'/not-a-uuid-%d'%k),lambda:wf(m+'/mdev_type/available_instances','n/a\n') if os.path.exists(m+'/mdev_type') else None][k%4]()
    for k in range(a.defined):
        u,bdf,tid,_=ids[k] if k<len(ids) and k%2==0 else (U(),)+parents[k%a.parents][:1]+(parents[k%a.parents][3][0],None)
        d=a.root+'/etc/mdevctl.d/'+bdf;os.makedirs(d,exist_ok=True);wf(d+'/'+u,json.dumps(dict(mdev_type=tid,start=R.choice(['auto','manual']),attrs=[]),indent=2))
    n.update(parents=a.parents,types=a.parents*a.types,instances=tot,root=a.root);print(json.dumps(n))
main()

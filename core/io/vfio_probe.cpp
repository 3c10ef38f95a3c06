// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/vfio_probe.h"

#include "core/io/root_fs.h"

#include <fcntl.h>
#include <linux/vfio.h>
#include <sys/ioctl.h>

#include <cerrno>

namespace vitrine {

namespace {

using namespace Qt::Literals::StringLiterals;

tl::unexpected<Error> refused(const QString &file, Text text)
{
    return failure(Error {ErrorCode::HostRefused, std::move(text), file, 0, 0, {}});
}

tl::unexpected<Error> refused(const QString &file, int error)
{
    switch (error) {
    case EBUSY:
        return refused(file, VITRINE_TEXT("the vGPU is in use by another process"));
    case EACCES:
    case EPERM:
        return refused(file, VITRINE_TEXT("this user may not open it"));
    case ENOENT:
    case ENODEV:
        return refused(file, {VITRINE_TEXT("the vGPU is gone (%1)"), {errorWords(error)}});
    default:
        return refused(file, {VITRINE_TEXT("the vGPU cannot be asked (%1)"), {errorWords(error)}});
    }
}

UniqueFd openNode(const QString &path)
{
    return UniqueFd(::open(path.toLatin1().constData(), O_RDWR | O_CLOEXEC | O_NOCTTY));
}

/// 0, or the errno.
int queryPlane(int device, unsigned type)
{
    vfio_device_gfx_plane_info plane = {};
    plane.argsz = sizeof plane;
    plane.flags = VFIO_GFX_PLANE_TYPE_PROBE | type;
    return ::ioctl(device, VFIO_DEVICE_QUERY_GFX_PLANE, &plane) == 0 ? 0 : errno;
}

} // namespace

Result<PlaneAnswers> queryPlanes(const MdevUuid &uuid, int group)
{
    const QString groupPath = u"/dev/vfio/"_s + QString::number(group);
    const QString containerPath = u"/dev/vfio/vfio"_s;
    // The group first: who may not open it, or comes too late, hears about the vGPU and not about containers.
    const UniqueFd groupFd = openNode(groupPath);
    if (!groupFd.isValid())
        return refused(groupPath, errno);
    const UniqueFd container = openNode(containerPath);
    if (!container.isValid())
        return refused(
            containerPath, {VITRINE_TEXT("VFIO cannot be opened (%1)"), {errorWords(errno)}});
    if (::ioctl(container.get(), VFIO_GET_API_VERSION) != VFIO_API_VERSION
        || ::ioctl(container.get(), VFIO_CHECK_EXTENSION, VFIO_TYPE1_IOMMU) != 1)
        return refused(containerPath,
            VITRINE_TEXT("VFIO has no type1 IOMMU: is the module vfio_iommu_type1 loaded?"));
    int containerNumber = container.get();
    // The group leaves the container when its descriptor is closed.
    if (::ioctl(groupFd.get(), VFIO_GROUP_SET_CONTAINER, &containerNumber) != 0
        || ::ioctl(container.get(), VFIO_SET_IOMMU, VFIO_TYPE1_IOMMU) != 0)
        return refused(groupPath, errno);
    const UniqueFd device(
        ::ioctl(groupFd.get(), VFIO_GROUP_GET_DEVICE_FD, uuid.toString().toLatin1().constData()));
    if (!device.isValid())
        return refused(groupPath, errno);
    return PlaneAnswers {queryPlane(device.get(), VFIO_GFX_PLANE_TYPE_DMABUF),
        queryPlane(device.get(), VFIO_GFX_PLANE_TYPE_REGION)};
}

} // namespace vitrine

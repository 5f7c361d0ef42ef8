//! Which functions may run when some are called.

use std::collections::{BTreeMap, BTreeSet};

use redline_interp::PackageCode;
use redline_ir::{Callee, FunctionId, FunctionKind, Op};
use redline_types::{MethodId, ObjectId, ObjectKind, PackageId, Store, Type, TypeId};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::obstacle::Obstacle;

/// Where a function is.
type At = (PackageId, FunctionId);

/// The functions of packages by what declares them.
pub(crate) struct Functions<'a> {
    store: &'a Store,
    code: BTreeMap<PackageId, &'a PackageCode>,
    plain: FxHashMap<ObjectId, At>,
    methods: FxHashMap<MethodId, At>,
}

/// What may run.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    /// The packages with a function or a variable that is used.
    pub packages: BTreeSet<PackageId>,
    /// Functions of the standard library that other packages call.
    pub library: BTreeSet<String>,
}

impl<'a> Functions<'a> {
    /// The functions of some packages.
    pub(crate) fn new(store: &'a Store, code: impl IntoIterator<Item = &'a PackageCode>) -> Self {
        let code: BTreeMap<_, _> = code.into_iter().map(|code| (code.package, code)).collect();
        let (mut plain, mut methods) = (FxHashMap::default(), FxHashMap::default());
        for (&package, code) in &code {
            for (id, function) in code.ir.functions() {
                let FunctionKind::Declared(object) = function.kind else { continue };
                match store[object].kind {
                    ObjectKind::Method(method) => methods.insert(method, (package, id)),
                    _ => plain.insert(object, (package, id)),
                };
            }
        }
        Self { store, code, plain, methods }
    }

    /// What may run when some functions are called in a program that imports `imports`,
    /// directly or not. `is_own` says of a package that it is not of the standard library.
    pub(crate) fn reach(
        &self,
        calls: impl IntoIterator<Item = At>,
        is_own: &dyn Fn(PackageId) -> bool,
    ) -> Reach {
        let mut walk = Walk {
            all: self,
            is_own,
            open: Vec::new(),
            seen: FxHashSet::default(),
            types: FxHashSet::default(),
            reach: Reach::default(),
        };
        for call in calls {
            walk.own_imports(call.0);
            walk.function(call);
        }
        while let Some(at) = walk.open.pop() {
            walk.look_into(at);
        }
        walk.reach
    }

    fn declared(&self, object: ObjectId) -> Option<At> {
        match self.store[object].kind {
            ObjectKind::Method(method) => self.methods.get(&method).copied(),
            _ => self.plain.get(&object).copied(),
        }
    }
}

struct Walk<'a> {
    all: &'a Functions<'a>,
    is_own: &'a dyn Fn(PackageId) -> bool,
    open: Vec<At>,
    seen: FxHashSet<At>,
    types: FxHashSet<TypeId>,
    reach: Reach,
}

impl Walk<'_> {
    /// All packages that are no library are initialized, whether they are used or not.
    fn own_imports(&mut self, package: PackageId) {
        let mut left = vec![package];
        while let Some(package) = left.pop() {
            if (self.is_own)(package)
                && (self.package(package) || self.all.code[&package].imports.is_empty())
            {
                left.extend(&self.all.code[&package].imports);
            }
        }
    }

    /// A package is used, and initialized; whether that is new.
    fn package(&mut self, package: PackageId) -> bool {
        let Some(code) = self.all.code.get(&package) else { return false };
        if !self.reach.packages.insert(package) {
            return false;
        }
        let init = code.ir.functions().find(|(_, it)| it.kind == FunctionKind::Init);
        if let Some((id, _)) = init {
            self.function((package, id));
        }
        true
    }

    fn function(&mut self, at: At) {
        if self.seen.insert(at) {
            self.package(at.0);
            self.open.push(at);
        }
    }

    fn look_into(&mut self, at: At) {
        let Some(code) = self.all.code.get(&at.0) else { return };
        let Ok(body) = &code.ir[at.1].body else { return };
        for value in (0..body.value_count()).map(redline_ir::ValueId::new) {
            match body[value] {
                Op::Call(call) | Op::DeferredCall(call) | Op::Go(call) | Op::Defer { call, .. } => {
                    self.callee(at.0, body[call].callee);
                }
                Op::Function { object, .. } | Op::MethodValue { method: object, .. } => {
                    self.object(at.0, object);
                }
                Op::Closure { function, .. } => self.function((at.0, function)),
                Op::Global(object) => {
                    if let Some(package) = self.all.store[object].package {
                        self.package(package);
                    }
                }
                Op::MakeInterface(of) => self.in_interface(body.ty(of)),
                _ => {}
            }
        }
    }

    fn callee(&mut self, from: PackageId, callee: Callee) {
        match callee {
            Callee::Declared { object, .. } => self.object(from, object),
            Callee::Closure { function, .. } => self.function((from, function)),
            Callee::Interface { method, .. } => self.note(from, method),
            Callee::Value(_) => {}
        }
    }

    fn object(&mut self, from: PackageId, object: ObjectId) {
        self.note(from, object);
        if let Some(at) = self.all.declared(object) {
            self.function(at);
        }
    }

    fn note(&mut self, from: PackageId, object: ObjectId) {
        let store = self.all.store;
        if let Some(package) = store[object].package
            && (self.is_own)(from)
            && !(self.is_own)(package)
        {
            let name = store.names().text(store[object].name);
            self.reach.library.insert(format!("{}.{name}", store[package].path));
        }
    }

    /// What holds a value in an interface may call all its methods.
    fn in_interface(&mut self, ty: TypeId) {
        if !self.types.insert(ty) || matches!(self.all.store[ty], Type::Basic(_)) {
            return;
        }
        for method in self.all.store.method_set(ty).methods() {
            if let Some(at) = self.all.declared(method.object) {
                self.function(at);
            }
        }
    }
}

/// Packages that speak with the network, with what is harmless in them: names that begin so.
const NETWORK: [(&str, &[&str]); 5] = [
    (
        "net/http.",
        &[
            "New",
            "Handle",
            "Status",
            "Error",
            "NotFound",
            "Redirect",
            "Header",
            "Set",
            "Add",
            "Del",
            "Values",
            "Write",
            "Cookie",
            "Form",
            "Path",
            "Basic",
            "User",
            "Referer",
            "Context",
            "With",
            "Clone",
            "Method",
            "Canonical",
            "Detect",
            "Max",
            "Strip",
            "Timeout",
            "Serve",
        ],
    ),
    (
        "net.",
        &[
            "Parse",
            "IP",
            "CIDR",
            "Join",
            "Split",
            "String",
            "Error",
            "Equal",
            "To",
            "Is",
            "Contains",
            "Mask",
            "Network",
            "Timeout",
            "Temporary",
        ],
    ),
    ("net/rpc.", &["New", "Register"]),
    ("net/smtp.", &["Plain", "CRAM"]),
    ("crypto/tls.", &["X509", "Load", "Cipher", "Version"]),
];

/// Functions that look as harmless as the others and are not.
const LISTENERS: [&str; 2] = ["net/http.Serve", "net/http.ServeTLS"];

/// Functions that change things outside of the process: names that begin so.
const OUTSIDE: [&str; 27] = [
    "os/exec.",
    "syscall.",
    "plugin.",
    "database/sql.",
    "os.Remove",
    "os.Rename",
    "os.WriteFile",
    "os.Create",
    "os.Mkdir",
    "os.OpenFile",
    "os.Chmod",
    "os.Chown",
    "os.Lchown",
    "os.Chtimes",
    "os.Truncate",
    "os.Symlink",
    "os.Link",
    "os.StartProcess",
    "os.FindProcess",
    "os.Kill",
    "os.CopyFS",
    "os.OpenRoot",
    "io/ioutil.WriteFile",
    "io/ioutil.Temp",
    "log/syslog.",
    "os.Chroot",
    "runtime/pprof.Start",
];

impl Reach {
    /// Why what may run must not: it reaches out of the process.
    pub(crate) fn harm(&self) -> Option<Obstacle> {
        let outside = |name: &&String| OUTSIDE.iter().any(|it| name.starts_with(it));
        let network = self.library.iter().find(|name| is_network(name));
        let network = network.map(|name| Obstacle::Network(name.clone()));
        network.or_else(|| self.library.iter().find(outside).cloned().map(Obstacle::Outside))
    }
}

/// Whether a function of the library speaks with the network.
fn is_network(name: &str) -> bool {
    LISTENERS.contains(&name)
        || NETWORK.iter().any(|(package, harmless)| {
            name.strip_prefix(package)
                .is_some_and(|it| !harmless.iter().any(|begin| it.starts_with(begin)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn harm(calls: &[&str]) -> Option<Obstacle> {
        let library = calls.iter().map(|&it| it.to_owned()).collect();
        Reach { library, ..Reach::default() }.harm()
    }

    #[test]
    fn what_reaches_out_is_harm() {
        assert_eq!(harm(&["os.Open", "strings.Index", "net/http.NewRequest", "net.ParseIP"]), None);
        assert_eq!(harm(&["net.Dial"]), Some(Obstacle::Network("net.Dial".into())));
        assert_eq!(harm(&["net/http.Get"]), Some(Obstacle::Network("net/http.Get".into())));
        assert_eq!(harm(&["net/http.Serve"]), Some(Obstacle::Network("net/http.Serve".into())));
        assert_eq!(harm(&["os.RemoveAll"]), Some(Obstacle::Outside("os.RemoveAll".into())));
        assert_eq!(harm(&["os/exec.Command"]), Some(Obstacle::Outside("os/exec.Command".into())));
    }
}
